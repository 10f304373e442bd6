"""Makes and looks into the account that the fake AWS CLI keeps in the folder FAKE_AWS.

    account.py new                      an empty account, with the deploy bucket and every image
    account.py get EXPRESSION           a value, as JSON: EXPRESSION is Python in which `s` is the account
    account.py set STATEMENT            changes it
    account.py calls                    the calls, one a line, as they were written
"""
import json
import os
import pathlib
import sys

folder = pathlib.Path(os.environ["FAKE_AWS"])
SERVICES = "core theme captation analysis order client gateway-b2b gateway-b2c doc batch".split()
NEW = {
    "account": "123456789012", "serial": 0, "stacks": {}, "deleted": {}, "retained": {}, "named": {}, "data": {}, "snapshots": [],
    "versions": {}, "aliases": {}, "services": {}, "invalidations": [],
    "images": {f"novialoom-{one}": ["*"] for one in SERVICES} | {"small-core": ["sha-1", "sha-2", "sha-3"]},
    "buckets": {"novialoom-deploy-123456789012": {}, "small-deploy-123456789012": {}},
}

command, *words = sys.argv[1:]
state = folder / "state.json"
if command == "new":
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("calls.jsonl", "throttled.json"):
        (folder / name).unlink(missing_ok=True)
    (folder / "calls.jsonl").touch()
    state.write_text(json.dumps(NEW))
elif command == "get":
    value = eval(words[0], {"s": json.loads(state.read_text())})
    print(value if isinstance(value, str) else json.dumps(value, sort_keys=True))
elif command == "set":
    s = json.loads(state.read_text())
    exec(words[0], {"s": s})
    state.write_text(json.dumps(s))
elif command == "calls":
    for line in (folder / "calls.jsonl").read_text().splitlines():
        print(" ".join(json.loads(line)).replace("\n", " "))
