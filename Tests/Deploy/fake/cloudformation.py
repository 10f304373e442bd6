"""Stacks, change sets and events: what CloudFormation refuses, and what becomes of a stack."""
import json
import os

import operations
from errors import CallError, validation
from templates import Values, difference, references

INLINE = 51_200


def call(state, operation, options):
    for stack in list(state["stacks"].values()):
        if operation in ("describe-stacks", "describe-stack-events"):
            operations.advance(state, stack, int(os.environ.get("FAKE_SPEED", "100000")))
    return HANDLERS[operation](state, options)


def find(state, options, deleted=False):
    name = options["--stack-name"]
    for stack in state["stacks"].values():
        if stack["region"] == options["--region"] and name in (stack["name"], stack["id"]):
            return stack
    if deleted and name in state["deleted"]:
        return state["deleted"][name]
    raise validation(f"Stack with id {name} does not exist")


def describe_stacks(state, options):
    if "--stack-name" in options:
        stacks = [find(state, options, deleted=options["--stack-name"].startswith("arn:"))]
    else:
        stacks = [stack for stack in state["stacks"].values() if stack["region"] == options["--region"]]
    return {"Stacks": [described(stack) for stack in stacks]}


def described(stack):
    result = {
        "StackName": stack["name"], "StackId": stack["id"], "StackStatus": stack["status"],
        "EnableTerminationProtection": stack["protected"], "Tags": stack["tags"],
    }
    if stack["outputs"]:
        result["Outputs"] = [{"OutputKey": key, "OutputValue": value} for key, value in stack["outputs"].items()]
    if stack["parameters"]:
        result["Parameters"] = [{"ParameterKey": key, "ParameterValue": value} for key, value in stack["parameters"].items()]
    return result


def create_change_set(state, options):
    name, region, kind = options["--stack-name"], options["--region"], options["--change-set-type"]
    if "--template-body" in options:
        text = options["--template-body"]
        if len(text.encode()) > INLINE:
            raise validation(f"1 validation error detected: 'templateBody' must have length less than or equal to {INLINE}")
    else:
        bucket, key = options["--template-url"].removeprefix("https://").split(".s3.eu-west-3.amazonaws.com/")
        if key not in state["buckets"].get(bucket, {}):
            raise validation("S3 error: The specified key does not exist.")
        text = state["buckets"][bucket][key]["body"]
    template = json.loads(text)
    parameters = {entry["ParameterKey"]: entry["ParameterValue"] for entry in json.loads(options["--parameters"])}
    declared = template.get("Parameters", {})
    if missing := sorted(declared.keys() - parameters.keys()):
        raise validation(f"Parameters: {missing} must have values")
    if unknown := sorted(parameters.keys() - declared.keys()):
        raise validation(f"Parameters: {unknown} do not exist in the template")
    for parameter, value in parameters.items():
        allowed = declared[parameter].get("AllowedValues")
        if allowed and value not in map(str, allowed):
            raise validation(f"Parameter '{parameter}' must be one of AllowedValues")
    roles = [resource for resource in template["Resources"].values() if resource["Type"].startswith("AWS::IAM::")]
    if roles and "CAPABILITY_NAMED_IAM" not in options.get("--capabilities", []):
        raise CallError("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_NAMED_IAM]")
    stack = state["stacks"].get(f"{region}/{name}")
    if kind == "CREATE":
        if stack and stack["status"] != "REVIEW_IN_PROGRESS":
            raise validation(f"Stack [{name}] already exists and cannot be created again with the changeSet [{options['--change-set-name']}].")
        if not stack:
            stack = operations.new_stack(state, region, name)
    elif not stack or stack["status"] == "REVIEW_IN_PROGRESS":
        raise validation(f"Stack [{name}] does not exist")
    elif stack["status"].endswith("_IN_PROGRESS") or stack["status"] in operations.STUCK:
        raise validation(f"Stack:{stack['id']} is in {stack['status']} state and can not be updated.")
    state["serial"] += 1
    identifier = f"arn:aws:cloudformation:{region}:{state['account']}:changeSet/{options['--change-set-name']}/{state['serial']}"
    tags = [dict(pair.split("=", 1) for pair in tag.split(",")) for tag in options.get("--tags", [])]
    changes = planned(state, stack, template, parameters, "--import-existing-resources" in options)
    is_same = not changes and stack.get("template") == template and stack["parameters"] == parameters
    stack["change_sets"][options["--change-set-name"]] = {
        "id": identifier, "looks": 0, "template": template, "parameters": parameters, "tags": tags, "changes": changes,
        "role": options.get("--role-arn"), "status": "FAILED" if is_same else "CREATE_COMPLETE",
        "reason": "The submitted information didn't contain changes. Submit different information to create a change set."
        if is_same else None,
    }
    if "FAKE_INVALID" in os.environ:
        stack["change_sets"][options["--change-set-name"]].update(
            status="FAILED", reason="The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. To troubleshoot "
            "Early Validation errors, use the DescribeEvents API for detailed failure information.")
    return {"Id": identifier, "StackId": stack["id"]}


def planned(state, stack, template, parameters, importing):
    new, old = template["Resources"], (stack.get("template") or {"Resources": {}})["Resources"]
    old_values = Values(state["account"], stack["region"], stack["parameters"], stack["resources"])
    new_values = Values(state["account"], stack["region"], parameters, stack["resources"])
    changes = []
    for logical, resource in new.items():
        if logical not in old:
            action = "Import" if importing and operations.importable(state, resource) else "Add"
            changes.append({"Action": action, "LogicalResourceId": logical, "ResourceType": resource["Type"]})
        elif replacement := difference(old[logical], old_values, resource, new_values):
            changes.append(
                {"Action": "Modify", "LogicalResourceId": logical, "ResourceType": resource["Type"], "Replacement": replacement})
    # What refers to a replaced resource changes with it.
    listed = {change["LogicalResourceId"] for change in changes}
    replaced = {change["LogicalResourceId"] for change in changes if change.get("Replacement") == "True"}
    for logical, resource in new.items():
        if logical not in listed and references(resource) & replaced:
            changes.append(
                {"Action": "Modify", "LogicalResourceId": logical, "ResourceType": resource["Type"], "Replacement": "Conditional"})
    for logical, resource in old.items():
        if logical not in new:
            policy = "Retain" if resource.get("DeletionPolicy", "").startswith("Retain") else "Delete"
            changes.append(
                {"Action": "Remove", "LogicalResourceId": logical, "ResourceType": resource["Type"], "PolicyAction": policy})
    return changes


def change_set(stack, options):
    found = stack["change_sets"].get(options["--change-set-name"])
    if not found:
        raise CallError("ChangeSetNotFound", f"ChangeSet [{options['--change-set-name']}] does not exist")
    return found


def describe_change_set(state, options):
    found = change_set(find(state, options), options)
    found["looks"] += 1
    if found["looks"] == 1:
        return {"Status": "CREATE_IN_PROGRESS", "Changes": []}
    return {
        "Status": found["status"], "StatusReason": found["reason"],
        "Changes": [{"Type": "Resource", "ResourceChange": change} for change in found["changes"]],
    }


def describe_events(state, options):
    """What early validation found, as long as the change set is there."""
    there = any(one["id"] == options["--change-set-name"] for stack in state["stacks"].values() for one in stack["change_sets"].values())
    if not there:
        raise CallError("ChangeSetNotFound", f"ChangeSet [{options['--change-set-name']}] does not exist")
    logical, _, reason = os.environ["FAKE_INVALID"].partition("=")
    return {"OperationEvents": [
        {"EventType": "STACK_EVENT", "LogicalResourceId": "other"},
        {"EventType": "VALIDATION_ERROR", "LogicalResourceId": logical, "ValidationPath": f"/Resources/{logical}/Properties",
         "ValidationStatusReason": reason}]}


def delete_change_set(state, options):
    find(state, options)["change_sets"].pop(options["--change-set-name"], None)
    return {}


def list_change_sets(state, options):
    return {"Summaries": [{"ChangeSetId": one["id"]} for one in find(state, options)["change_sets"].values()]}


def execute_change_set(state, options):
    stack = find(state, options)
    found = change_set(stack, options)
    if found["status"] != "CREATE_COMPLETE" or (stack["status"].endswith("_IN_PROGRESS") and stack["status"] != "REVIEW_IN_PROGRESS"):
        raise CallError("InvalidChangeSetStatus", f"ChangeSet [{found['id']}] cannot be executed in its current status")
    stack["change_sets"] = {}
    operations.start(state, stack, found)
    return {}


def describe_stack_events(state, options):
    events = list(reversed(find(state, options, deleted=True)["events"]))
    return {"StackEvents": events[:100] if "--no-paginate" in options else events}


def list_stack_resources(state, options):
    return {
        "StackResourceSummaries": [
            {"LogicalResourceId": logical, "ResourceType": one["type"], "PhysicalResourceId": one["physical"], "ResourceStatus": one["status"]}
            for logical, one in find(state, options)["resources"].items()
        ]
    }


def set_stack_policy(state, options):
    stack = find(state, options)
    json.loads(options["--stack-policy-body"])
    if stack["status"] == "REVIEW_IN_PROGRESS":
        raise validation("a stack in review has no policy")
    stack["policy"] = options["--stack-policy-body"]
    return {}


def update_termination_protection(state, options):
    stack = find(state, options)
    stack["protected"] = "--enable-termination-protection" in options
    return {"StackId": stack["id"]}


def delete_stack(state, options):
    try:
        stack = find(state, options)
    except CallError:
        return {}
    if stack["protected"]:
        raise validation(f"Stack [{stack['name']}] cannot be deleted while TerminationProtection is enabled")
    was = stack["status"]
    operations.start_deletion(state, stack)
    if was == "REVIEW_IN_PROGRESS":
        operations.advance(state, stack, 1)
    return {}


def continue_update_rollback(state, options):
    stack = find(state, options)
    if stack["status"] != "UPDATE_ROLLBACK_FAILED":
        raise validation(f"Stack is in {stack['status']} state")
    operations.continue_rollback(state, stack)
    return {}


HANDLERS = {
    "describe-stacks": describe_stacks, "create-change-set": create_change_set, "describe-change-set": describe_change_set,
    "describe-events": describe_events, "delete-change-set": delete_change_set, "list-change-sets": list_change_sets, "execute-change-set": execute_change_set,
    "describe-stack-events": describe_stack_events, "list-stack-resources": list_stack_resources, "set-stack-policy": set_stack_policy,
    "update-termination-protection": update_termination_protection, "delete-stack": delete_stack,
    "continue-update-rollback": continue_update_rollback,
}
