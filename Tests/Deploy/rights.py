"""Whether the delivery role that the account stack makes has the right to every call that the fake was given: rights.py ACCOUNT-TEMPLATE"""
import json
import os
import pathlib
import sys

template = json.loads(pathlib.Path(sys.argv[1]).read_text())
statements = template["Resources"]["DevPolicy"]["Properties"]["PolicyDocument"]["Statement"]
allowed = set()
for statement in statements:
    actions = statement["Action"]
    service = statement.get("Condition", {}).get("StringEquals", {}).get("iam:PassedToService")
    allowed.update(f"{action} to {service}" if service else action for action in ([actions] if isinstance(actions, str) else actions))
NAMES = {
    "sts get-caller-identity": [], "s3api put-object": ["s3:PutObject"], "s3api list-objects-v2": ["s3:ListBucket"],
    "s3api delete-object": ["s3:DeleteObject"], "s3 cp": ["s3:GetObject", "s3:PutObject"],
    "s3 sync": ["s3:ListBucket", "s3:PutObject", "s3:DeleteObject"],
    "s3api head-object": ["s3:GetObject", "s3:ListBucket"], "lambda invoke": ["lambda:InvokeFunction"],
    # Who hands on a package must be able to read it.
    "lambda update-function-code": ["lambda:UpdateFunctionCode", "s3:GetObject"],
    # All stacks of a region; and the roles of a worker's tasks, though they stay the same.
    "cloudformation describe-stacks": ["cloudformation:DescribeStacks", "cloudformation:ListStacks"],
    "ecs update-service": ["ecs:UpdateService", "iam:PassRole to ecs-tasks.amazonaws.com"],
}
# CloudFormation tags a stack in the caller's name.
needed = {"cloudformation:TagResource", "iam:PassRole to cloudformation.amazonaws.com"}
for line in (pathlib.Path(os.environ["FAKE_AWS"]) / "calls.jsonl").read_text().splitlines():
    service, operation = json.loads(line)[:2]
    action = f"{service}:" + "".join(part.capitalize() for part in operation.split("-"))
    needed.update(NAMES.get(f"{service} {operation}", [action]))
print("\n".join(sorted(needed)))
missing = sorted(needed - allowed)
if missing:
    sys.exit(f"the delivery role lacks {', '.join(missing)}")
