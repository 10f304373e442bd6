"""Types at real shells, presses the tab key, and looks at the command that the shell then runs."""

import os
import pathlib
import pty
import select
import shutil
import signal
import sys
import tempfile
import time

# What is typed, and the words that the program gets.
CASES = [
    ("novialoom syn\t --en\tpro\t\n", ["synth", "--env", "prod"]),
    ("novialoom synth --env dev stag\t--ou\tfold\t\n", ["synth", "--env", "dev", "staging", "--out", "folder/"]),
    ("novialoom synth --env=pro\t\n", ["synth", "--env=prod"]),
    ("novialoom check --format=sa\ttempl\t\n", ["check", "--format=sarif", "template.json"]),
    ("novialoom openapi mer\t/b2b=templ\t\n", ["openapi", "merge", "/b2b=template.json"]),
    ("novialoom explain queue-visibility-m\t\n", ["explain", "queue-visibility-margin"]),
    ("novialoom explain AWS::SQS::QueueI\t\n", ["explain", "AWS::SQS::QueueInlinePolicy"]),
    ("novialoom diff folder/in\t\n", ["diff", "folder/inner file.json"]),
]
# Seconds until a shell counts as hung.
PATIENCE = 60

# How each is started without anything of the user's; the prompt is set by what is typed first, so that its echo is not taken for it.
SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "--no-rcs", "-i"],
    "fish": ["fish", "--no-config", "--private", "-i"],
}
BEGIN = {
    "bash": "bind 'set enable-bracketed-paste off'; eval \"$(novialoom completions bash)\"; PS1='rea''dy> '\n",
    "zsh": "setopt no_auto_remove_slash; autoload -Uz compinit && compinit -u -D; eval \"$(novialoom completions zsh)\"; PS1='rea''dy> '\n",
    "fish": "novialoom completions fish | source; function fish_prompt; echo -n 'rea''dy> '; end\n",
}

PROGRAM = """#!/bin/sh
if [ "$1" = completions ]; then exec "$NOVIALOOM" "$@"; fi
for word in "$@"; do printf '%s\\n' "$word"; done >"$WORDS"
echo ended
"""


class Shell:
    """A shell at the other end of a terminal."""

    def __init__(self, name: str, folder: pathlib.Path, environment: dict[str, str]):
        self.name = name
        self.seen = b""
        # The terminal must be the one that controls the shell.
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(name, SHELLS[name], environment)

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def wait(self, text: str) -> None:
        """Until the text was shown; what was shown before it is forgotten."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.seen:
            ready, _, _ = select.select([self.terminal], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise TimeoutError(f"{self.name} does not show {text!r}: {self.seen.decode(errors='replace')}")
            self.seen += os.read(self.terminal, 65536)
        self.seen = self.seen.split(text.encode(), 1)[1]

    def end(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def wrong(name: str, novialoom: str) -> list[str]:
    """What a shell made of the cases, where it is not what it should be."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        (root / "bin").mkdir()
        program = root / "bin" / "novialoom"
        program.write_text(PROGRAM)
        program.chmod(0o755)
        work = root / "work"
        (work / "folder").mkdir(parents=True)
        (work / "folder" / "inner file.json").touch()
        (work / "template.json").touch()
        words = root / "words"
        environment = {
            "PATH": f"{root}/bin:{os.environ['PATH']}", "HOME": place, "NOVIALOOM": novialoom, "WORDS": str(words), "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        shell = Shell(name, work, environment)
        try:
            shell.type(BEGIN[name])
            shell.wait("ready> ")
            for typed, expected in CASES:
                shell.type(typed)
                shell.wait("ended")
                shell.wait("ready> ")
                got = words.read_text().splitlines()
                if got != expected:
                    found.append(f"{name}: {typed!r} becomes {got}, not {expected}")
        finally:
            shell.end()
    return found


def main() -> None:
    novialoom = os.path.abspath(sys.argv[1])
    found = []
    for name in SHELLS:
        if shutil.which(name):
            found += wrong(name, novialoom)
            print(f"completions: {name} is tried", flush=True)
        elif os.environ.get("CI") == "true":
            found.append(f"{name} is missing")
        else:
            print(f"completions: {name} is missing, and left out")
    sys.exit("\n".join(found) if found else 0)


main()
