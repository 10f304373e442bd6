"""The commands of docs/runbook.md: its code blocks in bash.

One that no engine can answer says why: ```bash not here: a container. One that is for later says for which case: ```bash after: recreate.
"""

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
    case: str | None

    def __str__(self):
        return f"docs/runbook.md:{self.line}"


def blocks(case=None):
    """Those to be run in a case; without one, those that lead from an empty account to a running dev."""
    return [block for block in all_blocks() if not block.reason and block.case == case]


def all_blocks():
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
                mark = re.fullmatch(r"(?:not here: (.+)|after: (.+))?", fence[2])
                if not mark:
                    raise ValueError(f"{FILE}:{number}: a block says \"{fence[2]}\", and not \"not here: REASON\" or \"after: CASE\"")
                found.append(Block(section, number, "\n".join(body) + "\n", *mark.groups()))
    return found
