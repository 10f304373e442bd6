"""Merges every OpenAPI document below a folder by itself, and checks what came of it:

    scripts/check-openapi-meaning --folder NOVIALOOM FOLDER

Prints the documents that are refused, each with its first error, and those whose result is no valid OpenAPI 3.0 or means something else.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from .document import Document
from .operations import Check

VERSION = re.compile(rb"^\s*[\"']?openapi[\"']?\s*:\s*[\"']?3\.[01]\.", re.MULTILINE)


def documents(folder):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix in (".json", ".yaml", ".yml") and path.is_file() and VERSION.search(path.read_bytes()):
            yield path


def faults(root):
    validator = OpenAPIV31SpecValidator if str(root["openapi"]).startswith("3.1") else OpenAPIV30SpecValidator
    try:
        return [error.message for error in validator(root).iter_errors()]
    except Exception as error:  # The validator dies of documents that are broken enough.
        return [repr(error)]


def main():
    novialoom, folder = sys.argv[1:]
    count = refused = operations = pairs = failed = 0
    with tempfile.TemporaryDirectory() as work:
        for path in documents(folder):
            count += 1
            result = pathlib.Path(work, "merged.json")
            run = subprocess.run([novialoom, "openapi", "merge", f"/x={path}", "-o", result], capture_output=True, text=True)
            if run.returncode != 0:
                refused += 1
                first = next((line for line in run.stderr.splitlines() if "error: " in line), f"exit code {run.returncode}")
                print(f"refused: {first[:300]}", flush=True)
                continue
            try:
                source, merged = Document.read(str(path)), Document.read(str(result))
                found = [f"not valid: {fault}" for fault in faults(merged.root)] if not faults(source.root) else []
                check = Check(merged, [("/x", source)])
                found += check.run()
                operations, pairs = operations + check.operations, pairs + len(check.compared)
            except Exception as error:
                found = [f"cannot be checked: {error!r}"]
            failed += bool(found)
            for problem in found[:3]:
                print(f"{path}: {problem[:300]}", flush=True)
    print(f"{count} documents, {refused} refused, {failed} that mean something else; {operations} operations, {pairs} pairs of schemas")
    sys.exit(1 if failed else 0)


main()
