"""The commands of docs/runbook.md: its code blocks in bash. One that no engine can answer says why: ```bash not here: a container"""

import dataclasses
import re

from world import REPOSITORY

FILE = REPOSITORY / "docs/runbook.md"


@dataclasses.dataclass
class Block:
    section: str
    line: int
    commands: str
    reason: str | None

    def __str__(self):
        return f"docs/runbook.md:{self.line}"


def blocks():
    section, found, lines = "", [], enumerate(FILE.read_text().splitlines(), start=1)
    for number, line in lines:
        if heading := re.match(r"#+ (.*)", line):
            section = heading[1]
        if fence := re.match(r"```(\S*) ?(.*)", line):
            body = []
            for _, inner in lines:
                if inner.startswith("```"):
                    break
                body.append(inner)
            if fence[1] == "bash":
                reason = re.fullmatch(r"not here: (.+)", fence[2])
                if fence[2] and not reason:
                    raise ValueError(f"{FILE}:{number}: a block says \"{fence[2]}\", which is neither nothing nor \"not here: REASON\"")
                found.append(Block(section, number, "\n".join(body) + "\n", reason and reason[1]))
    return found
