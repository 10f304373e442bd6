"""What CloudFormation does and the engine does otherwise, as far as our deployments come across it."""

from localstack.aws.api import handler
from localstack.aws.api.cloudformation import GetStackPolicyOutput, StackStatus
from localstack.services.cloudformation.engine.v2 import change_set_model_preproc as preproc
from localstack.services.cloudformation.engine.v2.change_set_model_executor import ChangeSetModelExecutor
from localstack.services.cloudformation.stores import get_cloudformation_store
from localstack.services.cloudformation.v2.entities import Stack
from localstack.services.cloudformation.v2.provider import CloudformationProviderV2, find_stack_v2
from localstack.services.lambda_.resource_providers.lambda_alias import LambdaAliasProvider

from engine import importing
from engine.placeholders import done


def complete():
    # It would be this machine's address, and with it the images' registry.
    preproc._AWS_URL_SUFFIX = "amazonaws.com"
    LambdaAliasProvider.update = update_alias
    replace_versions()
    list_only_what_is_there()
    CloudformationProviderV2.set_stack_policy = set_stack_policy
    CloudformationProviderV2.get_stack_policy = get_stack_policy
    retain()
    tell_status()
    importing.complete()


def update_alias(self, request):
    """It has none, and pretends that it has updated."""
    given = request.desired_state
    made = request.aws_client_factory.lambda_.update_alias(
        FunctionName=given["FunctionName"], Name=given["Name"], FunctionVersion=given["FunctionVersion"]
    )
    return done({**given, "Id": made["AliasArn"]})


def replace_versions():
    """It knows no version that another description replaces, nor looks into a Sub for what replaces."""
    visit = preproc.ChangeSetModelPreproc.visit_node_resource

    def visit_resource(self, node_resource):
        delta = visit(self, node_resource)
        before, after = (getattr(each, "properties", None) for each in (delta.before, delta.after))
        if before and after and delta.after.resource_type == "AWS::Lambda::Version":
            if before.properties.get("Description") != after.properties.get("Description"):
                delta.after.requires_replacement = True
        return delta

    preproc.ChangeSetModelPreproc.visit_node_resource = visit_resource


def list_only_what_is_there():
    """It lists deleted stacks beside the others."""
    describe = CloudformationProviderV2.describe_stacks

    @handler("DescribeStacks")
    def describe_stacks(self, context, stack_name=None, next_token=None, **more):
        answer = describe(self, context, stack_name, next_token, **more)
        if not stack_name:
            answer["Stacks"] = [stack for stack in answer["Stacks"] if stack["StackStatus"] != StackStatus.DELETE_COMPLETE]
        return answer

    CloudformationProviderV2.describe_stacks = describe_stacks


@handler("SetStackPolicy")
def set_stack_policy(self, context, stack_name, stack_policy_body=None, stack_policy_url=None, **_):
    """Kept, and not enforced."""
    find_stack_v2(get_cloudformation_store(context.account_id, context.region), stack_name).policy = stack_policy_body


@handler("GetStackPolicy")
def get_stack_policy(self, context, stack_name, **_):
    stack = find_stack_v2(get_cloudformation_store(context.account_id, context.region), stack_name)
    return GetStackPolicyOutput(StackPolicyBody=getattr(stack, "policy", None))


def retain():
    """It deletes what leaves a template under RetainExceptOnCreate."""
    change = ChangeSetModelExecutor._execute_resource_change

    def execute(self, name, before, after):
        if getattr(before, "deletion_policy", None) == preproc.DeletionPolicy.RetainExceptOnCreate:
            before.deletion_policy = preproc.DeletionPolicy.Retain
        change(self, name, before, after)

    ChangeSetModelExecutor._execute_resource_change = execute


def tell_status():
    """It calls an update that failed a create that failed, and sets a stack back to its review whenever a change set is made for it."""
    set_status = Stack.set_stack_status
    rested = {StackStatus.CREATE_COMPLETE, StackStatus.IMPORT_COMPLETE}

    def status(self, status, reason=None):
        events = [event["ResourceStatus"] for event in self.events if event["LogicalResourceId"] == self.stack_name]
        if rested & set(events):
            if status == StackStatus.REVIEW_IN_PROGRESS:
                return
            if status in (StackStatus.ROLLBACK_IN_PROGRESS, StackStatus.ROLLBACK_COMPLETE):
                status = StackStatus(f"UPDATE_{status}")
        elif getattr(self, "is_import", False) and status in (StackStatus.CREATE_IN_PROGRESS, StackStatus.CREATE_COMPLETE):
            status = StackStatus(status.replace("CREATE", "IMPORT"))
        set_status(self, status, reason)

    Stack.set_stack_status = status
