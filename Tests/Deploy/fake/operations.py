"""What a stack does once it is told to: steps that happen one by one, each with its event, and rollback when one fails.

An operation is a list of steps kept in the stack; each look at the stack takes some of them.
"""
import os

from errors import validation
from templates import NAMES, STATEFUL, Values, custom_name, is_denied, properties

# What no update takes.
STUCK = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "DELETE_FAILED", "UPDATE_ROLLBACK_FAILED"}


def new_stack(state, region, name):
    state["serial"] += 1
    stack = {
        "name": name, "region": region, "id": f"arn:aws:cloudformation:{region}:{state['account']}:stack/{name}/{state['serial']}",
        "status": "REVIEW_IN_PROGRESS", "protected": False, "policy": None, "tags": [], "outputs": {}, "parameters": {}, "resources": {},
        "template": None, "change_sets": {}, "events": [], "steps": [], "role": None,
    }
    state["stacks"][f"{region}/{name}"] = stack
    rest(state, stack, "REVIEW_IN_PROGRESS")
    return stack


def event(state, stack, logical, resource_type, physical, status, reason=None):
    state["serial"] += 1
    stack["events"].append(
        {"EventId": f"event-{state['serial']}", "StackId": stack["id"], "LogicalResourceId": logical, "ResourceType": resource_type,
         "PhysicalResourceId": physical, "ResourceStatus": status, **({"ResourceStatusReason": reason} if reason else {})})


def rest(state, stack, status, reason=None):
    stack["status"] = status
    event(state, stack, stack["name"], "AWS::CloudFormation::Stack", stack["id"], status, reason)


def importable(state, resource):
    """A static name, a policy that retains, and something of that name that no stack has."""
    name = custom_name(resource)
    return (isinstance(name, str) and resource.get("DeletionPolicy", "").startswith("Retain")
            and f"{resource['Type']}/{name}" in state["retained"])


def start(state, stack, change_set):
    is_new = stack["status"] == "REVIEW_IN_PROGRESS"
    verb = "CREATE" if is_new else "UPDATE"
    stack["before"] = {key: stack[key] for key in ("template", "parameters", "outputs", "resources")}
    stack["resources"] = {logical: dict(one) for logical, one in stack["resources"].items()}
    stack.update(template=change_set["template"], parameters=change_set["parameters"], tags=change_set["tags"], role=change_set["role"])
    if is_new:
        stack["before"]["template"] = None
    order = {"AWS::Lambda::Alias": 2, "AWS::ECS::Service": 2, "AWS::Lambda::Version": 1}
    changes = sorted(change_set["changes"], key=lambda change: order.get(change["ResourceType"], 0))
    # Removals come last, in the cleanup.
    stack["steps"] = [["change", change] for change in changes if change["Action"] != "Remove"]
    stack["steps"] += [["outputs"]] + [["change", change] for change in changes if change["Action"] == "Remove"]
    stack["steps"] += [["rest", f"{verb}_COMPLETE"]]
    rest(state, stack, f"{verb}_IN_PROGRESS", "User Initiated")


def start_deletion(state, stack):
    stack["steps"] = [["delete", logical] for logical in reversed(list(stack["resources"]))] + [["gone"]]
    rest(state, stack, "DELETE_IN_PROGRESS", "User Initiated")


def continue_rollback(state, stack):
    if "FAKE_ROLLBACK_AGAIN" in os.environ:
        stack["steps"] = [["rest", "UPDATE_ROLLBACK_FAILED"]]
    else:
        stack["steps"] = [["rest", "UPDATE_ROLLBACK_COMPLETE"]]
    rest(state, stack, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated")


def advance(state, stack, count):
    while stack["steps"] and count > 0:
        count -= 1
        step = stack["steps"].pop(0)
        match step:
            case ["change", change]:
                apply(state, stack, change)
            case ["outputs"]:
                values = Values(state["account"], stack["region"], stack["parameters"], stack["resources"])
                stack["outputs"] = {
                    key: str(values.resolve(output["Value"])) for key, output in stack["template"].get("Outputs", {}).items()}
            case ["delete", logical] if logical == os.environ.get("FAKE_STAYS"):
                one = stack["resources"][logical]
                one["status"] = "DELETE_FAILED"
                event(state, stack, logical, one["type"], one["physical"], "DELETE_FAILED", "it is not empty")
                stack["steps"] = [["rest", "DELETE_FAILED"]]
            case ["delete", logical]:
                delete(state, stack, logical)
            case ["restore"]:
                stack.update(stack.pop("before"))
            case ["rest", status]:
                rest(state, stack, status)
            case ["gone"]:
                rest(state, stack, "DELETE_COMPLETE")
                del state["stacks"][f"{stack['region']}/{stack['name']}"]
                state["deleted"][stack["id"]] = stack


def fail(state, stack, verb, logical, resource_type, reason):
    """Rolls the stack back; what was made new goes, whatever its policy says of later."""
    event(state, stack, logical, resource_type, "", f"{verb}_FAILED", reason)
    made = [key for key in stack["resources"] if key not in stack["before"]["resources"]]
    if stack["before"]["template"] is None:
        rest(state, stack, "ROLLBACK_IN_PROGRESS", f"The following resource(s) failed to create: [{logical}].")
        stack["steps"] = [["delete", key] for key in reversed(made)] + [["rest", "ROLLBACK_COMPLETE"]]
    else:
        rest(state, stack, "UPDATE_ROLLBACK_IN_PROGRESS", f"The following resource(s) failed to update: [{logical}].")
        stack["steps"] = [["delete", key] for key in reversed(made)] + [["restore"]]
        stack["steps"] += [["rest", os.environ.get("FAKE_ROLLBACK", "UPDATE_ROLLBACK_COMPLETE")]]


def apply(state, stack, change):
    logical, resource_type, action = change["LogicalResourceId"], change["ResourceType"], change["Action"]
    verb = {"Add": "CREATE", "Import": "IMPORT", "Modify": "UPDATE", "Remove": "DELETE"}[action]
    replaces = change.get("Replacement") == "True"
    if action == "Remove" and is_denied(stack["policy"], resource_type, "Update:Delete") \
            or replaces and is_denied(stack["policy"], resource_type, "Update:Replace"):
        return fail(state, stack, "UPDATE", logical, resource_type, "Action denied by stack policy")
    wanted, _, reason = os.environ.get("FAKE_FAIL", "").partition("=")
    if wanted == logical:
        return fail(state, stack, verb, logical, resource_type, reason)
    if action == "Remove":
        return delete(state, stack, logical)
    resource = stack["template"]["Resources"][logical]
    values = Values(state["account"], stack["region"], stack["parameters"], stack["resources"])
    known = properties(values, resource)
    name = known.get(NAMES.get(resource_type, ""))
    if action == "Modify" and not replaces:
        physical = stack["resources"][logical]["physical"]
    else:
        if action == "Modify":
            delete(state, stack, logical)
        if action == "Add" and name and f"{resource_type}/{name}" in {**state["retained"], **state["named"]}:
            return fail(state, stack, verb, logical, resource_type, f"{name} already exists")
        physical = physical_id(state, stack, logical, resource_type, known, name)
        data = state["retained"].pop(f"{resource_type}/{name}", None) if action == "Import" else None
        if name:
            state["named"][f"{resource_type}/{name}"] = stack["name"]
        if resource_type in STATEFUL:
            state["data"][physical] = data or state["serial"]
    stack["resources"][logical] = {"type": resource_type, "physical": physical, "name": name, "status": f"{verb}_COMPLETE"}
    if resource_type == "AWS::Lambda::Alias":
        state["aliases"][f"{known['FunctionName']}:{known['Name']}"] = str(known["FunctionVersion"])
    if resource_type == "AWS::ECS::Service":
        state["services"][f"{known['Cluster']}/{known['ServiceName']}"] = known["TaskDefinition"]
    event(state, stack, logical, resource_type, physical, f"{verb}_COMPLETE")


def physical_id(state, stack, logical, resource_type, known, name):
    state["serial"] += 1
    region = stack["region"]
    if resource_type == "AWS::Lambda::Version":
        function = known["FunctionName"]
        state["versions"][function] = state["versions"].get(function, 0) + 1
        return f"arn:aws:lambda:{region}:{state['account']}:function:{function}:{state['versions'][function]}"
    if resource_type == "AWS::ECS::TaskDefinition":
        family = known["Family"]
        state["versions"][family] = state["versions"].get(family, 0) + 1
        return f"arn:aws:ecs:{region}:{state['account']}:task-definition/{family}:{state['versions'][family]}"
    return name or f"{stack['name']}-{logical}-{state['serial']}"


def delete(state, stack, logical):
    """Removes a resource, or leaves it in the account as its policy says."""
    one = stack["resources"].pop(logical)
    templates = [stack["template"], (stack.get("before") or {}).get("template")]
    resource = next((each["Resources"][logical] for each in templates if each and logical in each["Resources"]), {})
    policy = resource.get("DeletionPolicy", "Delete")
    is_new = stack["status"].endswith("ROLLBACK_IN_PROGRESS")
    key = f"{one['type']}/{one['name']}"
    state["named"].pop(key, None)
    if policy.startswith("Retain") and not (is_new and policy == "RetainExceptOnCreate"):
        if one["name"]:
            state["retained"][key] = state["data"].get(one["physical"], 0)
        event(state, stack, logical, one["type"], one["physical"], "DELETE_SKIPPED")
        return
    if one["type"] == "AWS::Lambda::Alias":
        state["aliases"].pop("{FunctionName}:{Name}".format(**resource["Properties"]), None)
    if one["physical"] in state["data"]:
        if policy == "Snapshot":
            state["snapshots"].append(one["physical"])
        del state["data"][one["physical"]]
    event(state, stack, logical, one["type"], one["physical"], "DELETE_COMPLETE")
