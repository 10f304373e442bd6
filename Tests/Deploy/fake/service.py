"""One call: its words, the account that it changes, and the form of its answer."""
import fcntl
import io
import json
import os
import sys

import cloudformation
import faults
from awscli.text import format_text
from errors import CallError
import jmespath

FLAGS = {
    "--import-existing-resources", "--enable-termination-protection", "--no-enable-termination-protection", "--no-paginate", "--quiet",
    "--recursive", "--delete", "--size-only", "--no-progress",
}
LISTS = {"--tags", "--capabilities", "--image-ids", "--services", "--paths", "--resources-to-skip", "--retain-resources"}
# May be given several times.
REPEATED = {"--include", "--exclude"}


def parse(words):
    """The positional words, and the options by name."""
    positional, options, index = [], {}, 0
    while index < len(words):
        word = words[index]
        index += 1
        if not word.startswith("--"):
            positional.append(word)
        elif word in FLAGS:
            options[word] = True
        elif word in LISTS:
            options[word] = []
            while index < len(words) and not words[index].startswith("--"):
                options[word].append(words[index])
                index += 1
        else:
            if index == len(words):
                raise CallError("ParamValidation", f"{word}: expected one argument", code=252)
            if word in REPEATED:
                options.setdefault(word, []).append(words[index])
            else:
                options[word] = words[index]
            index += 1
    return positional, options


def contents(value):
    """What `file://` stands for."""
    if not isinstance(value, str) or not value.startswith("file://"):
        return value
    with open(value.removeprefix("file://")) as file:
        return file.read()


def answer(folder, words):
    positional, options = parse(words)
    options = {name: contents(value) for name, value in options.items()}
    with open(f"{folder}/lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with open(f"{folder}/calls.jsonl", "a+") as calls:
            calls.write(json.dumps(words) + "\n")
            calls.seek(0)
            number = sum(1 for _ in calls)
        faults.before(folder, number, positional)
        with open(f"{folder}/state.json") as file:
            before = file.read()
        state = json.loads(before)
        service, operation = positional[0], positional[1]
        try:
            if service == "cloudformation":
                result = cloudformation.call(state, operation, options)
            else:
                import others

                result = others.call(state, service, operation, positional[2:], options)
        finally:
            after = json.dumps(state)
            if after != before:
                with open(f"{folder}/state.json.new", "w") as file:
                    file.write(after)
                os.replace(f"{folder}/state.json.new", f"{folder}/state.json")
        faults.after(folder, number, positional)
    return result, options


def main(words):
    folder = os.environ["FAKE_AWS"]
    try:
        result, options = answer(folder, words)
    except CallError as error:
        print(f"\n{error.text(words)}", file=sys.stderr)
        return error.code
    if isinstance(result, str):
        sys.stdout.write(result)
        return 0
    query = options.get("--query")
    if query is not None:
        result = jmespath.search(query, result)
    output = io.StringIO()
    format_text(result, output)
    sys.stdout.write(output.getvalue())
    return 0
