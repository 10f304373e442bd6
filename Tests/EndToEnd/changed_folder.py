"""A folder that synth wrote, with another text in one of its templates, and digests to match: what synth would write of another plan."""

import contextlib
import hashlib
import re


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


@contextlib.contextmanager
def changed(folder, stack, old, new):
    """Has `new` stand for `old` in a stack's template, as long as it lasts."""
    template, table, manifest = folder / f"{stack}.template.json", folder / "deploy.tsv", folder / "manifest.json"
    kept = {file: file.read_text() for file in (template, table, manifest)}
    files = digest(template), digest(table)
    (content,) = re.findall(r'"TemplateHash": \{\s*"Value": "(\w+)"', kept[template])
    renewed = hashlib.sha256(f"{content}{new}".encode()).hexdigest()
    if old not in kept[template]:
        raise ValueError(f"{old} is not in {template}")
    try:
        template.write_text(kept[template].replace(old, new).replace(content, renewed))
        table.write_text(kept[table].replace(files[0], digest(template)).replace(content, renewed))
        manifest.write_text(kept[manifest].replace(files[0], digest(template)).replace(files[1], digest(table)))
        yield
    finally:
        for file, text in kept.items():
            file.write_text(text)
