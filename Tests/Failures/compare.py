"""Which classes of failures novialoom, cfn-lint and the AWS CDK's validation refuse before a deployment, each tried.

    compare.py NOVIALOOM CFN_LINT NODE_MODULES [--why]
    compare.py NOVIALOOM --table docs/checks.md         only whether novialoom still does what the table says

Each file of templates/ is a class: a comment that names it, a template that AWS refuses, and after `---` a near twin that it takes. A tool
sees the class (yes) when it finds an error in the first and none in the second; it warns when it only warns of the first. Prints a table in Markdown, and with --why what each tool said.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def novialoom(binary, files):
    found = {}
    for region in {region for _, _, region in files}:
        paths = {str(path): name for name, path, other in files if other == region}
        run = subprocess.run([binary, "check", "--format", "json", "--region", region, "--", *paths], capture_output=True, text=True, check=False)
        for finding in json.loads(run.stdout)["findings"]:
            if finding["severity"] in ("error", "warning"):
                found.setdefault(paths[finding["file"]], []).append((finding["severity"], f"{finding['rule']} {finding['message']}"))
    return found


def cfn_lint(binary, files):
    found = {}
    for region in {region for _, _, region in files}:
        paths = {str(path): name for name, path, other in files if other == region}
        run = subprocess.run([binary, "--format", "json", "--regions", region, "--", *paths], capture_output=True, text=True, check=False)
        for match in json.loads(run.stdout):
            if match["Level"] in ("Error", "Warning"):
                found.setdefault(paths[match["Filename"]], []).append((match["Level"].lower(), f"{match['Rule']['Id']} {match['Message']}"))
    return found


def cdk(modules, files, work):
    listing = pathlib.Path(work, "templates.json")
    listing.write_text(json.dumps([[name, str(path), region] for name, path, region in files]))
    environment = {**os.environ, "NODE_PATH": modules, "WORK": work}
    environment.pop("CDK_VALIDATION", None)
    run = subprocess.run(["node", str(HERE / "validate.js"), str(listing)], capture_output=True, text=True, check=False, env=environment)
    if run.returncode != 0:
        raise SystemExit(run.stderr[-2000:])
    return {name: [tuple(one) for one in told] for name, told in json.loads(run.stdout.splitlines()[-1]).items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("novialoom")
    parser.add_argument("cfn_lint", nargs="?")
    parser.add_argument("modules", nargs="?")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--table", type=pathlib.Path)
    options = parser.parse_args()
    classes = []
    files = []
    with tempfile.TemporaryDirectory() as work:
        for path in sorted((HERE / "templates").glob("*.yaml")):
            text = path.read_text()
            lines = text.splitlines()
            region = lines[1].removeprefix("# region: ") if lines[1].startswith("# region: ") else "eu-west-3"
            classes.append((path.stem, lines[0].removeprefix("# ")))
            for kind, template in zip(("wrong", "right"), text.split("\n---\n"), strict=True):
                copy = pathlib.Path(work, f"{path.stem}.{kind}.yaml")
                copy.write_text(template + "\n")
                files.append((f"{path.stem} {kind}", copy, region))
        tools = {"novialoom": novialoom(options.novialoom, files)}
        if options.table is None:
            tools |= {"cfn-lint": cfn_lint(options.cfn_lint, files), "CDK": cdk(options.modules, files, work)}
    rows = [] if options.table is None else options.table.read_text().splitlines()
    print(f"| what AWS refuses | {' | '.join(tools)} |\n|---|{'---|' * len(tools)}")
    counts = dict.fromkeys(tools, 0)
    for name, title in classes:
        cells = []
        for tool, found in tools.items():
            wrong, right = ({severity for severity, _ in found.get(f"{name} {kind}", [])} for kind in ("wrong", "right"))
            cells.append(
                "no: refuses what is right, too" if "error" in right else "yes" if "error" in wrong else "warns" if wrong - right else "no")
            counts[tool] += cells[-1] == "yes"
        row = f"| [{title}](../Tests/Failures/templates/{name}.yaml) | {' | '.join(cells)} |"
        print(row)
        if options.table is not None and not any(line.startswith(row) for line in rows):
            raise SystemExit(f"{options.table} does not say so; make its table anew with scripts/compare-checks")
        if options.why:
            for tool, found in tools.items():
                for kind in ("wrong", "right"):
                    print(f"    {tool}, {kind}: {[text[:160] for _, text in found.get(f'{name} {kind}', [])]}")
    print(f"| **of {len(classes)}** | {' | '.join(f'**{count}**' for count in counts.values())} |")


if __name__ == "__main__":
    main()
