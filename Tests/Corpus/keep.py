"""Keeps of a folder of templates those that are right: cfn-lint found no error in them, and wrong.txt does not name them.

    keep.py FOUND WRONG FROM TO
"""

import json
import pathlib
import sys


def documents(text: str):
    """cfn-lint writes one list for each time it ran."""
    decoder, start = json.JSONDecoder(), 0
    while (start := start + len(text[start:]) - len(text[start:].lstrip())) < len(text):
        document, start = decoder.raw_decode(text, start)
        yield document


def main(found: str, wrong: str, source: str, target: str) -> None:
    errors = {
        pathlib.Path(match["Filename"]).name
        for matches in documents(pathlib.Path(found).read_text())
        for match in matches
        if match["Level"] == "Error"
    }
    named = {line.split()[0] for line in pathlib.Path(wrong).read_text().splitlines() if line and not line.startswith("#")}
    files = [path for path in sorted(pathlib.Path(source).iterdir()) if path.name not in errors | named]
    pathlib.Path(target).mkdir(parents=True)
    for path in files:
        text = path.read_text()
        if path.suffix == ".json":
            # One line for each resource and parameter: small, and a difference can be read.
            template = json.loads(text)
            sections = []
            for name, section in template.items():
                if isinstance(section, dict) and section:
                    members = ",\n".join(f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in section.items())
                    sections.append(f"{json.dumps(name)}:{{\n{members}\n}}")
                else:
                    sections.append(f"{json.dumps(name)}:{json.dumps(section, separators=(',', ':'))}")
            text = "{" + ",\n".join(sections) + "}\n"
        (pathlib.Path(target) / path.name).write_text(text)
    print(f"{target}: {len(files)} of {len(list(pathlib.Path(source).iterdir()))}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
