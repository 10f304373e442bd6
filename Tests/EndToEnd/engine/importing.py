"""Resources that are there already, taken into a stack: change sets of type IMPORT, which name them, and --import-existing-resources, which
looks for them.

The second finds under CloudFormation's conditions only: the policy retains the resource, and the template gives what identifies it as a
text. What is put together of a parameter, an account's number among them, or known only once the resource is there, it does not find.
"""

from localstack.aws.api import handler
from localstack.services.cloudformation.engine.v2.change_set_model_executor import ChangeSetModelExecutor
from localstack.services.cloudformation.resource_provider import ResourceProvider, ResourceProviderExecutor
from localstack.services.cloudformation.v2.entities import ChangeSet
from localstack.services.cloudformation.v2.provider import CloudformationProviderV2
from localstack.services.s3.resource_providers.aws_s3_bucket import S3BucketProvider

from engine import registry
from engine.placeholders import done


class Importing(ResourceProvider):
    """Creates only what it cannot read."""

    def __init__(self, provider):
        self.provider = provider
        self.SCHEMA = provider.SCHEMA

    def create(self, request):
        if not request.custom_context:
            try:
                return self.provider.read(request)
            except Exception:
                pass
        return self.provider.create(request)


def importable(template):
    for name, resource in template["Resources"].items():
        identifier = registry.record(resource["Type"])["identifier"]
        named = [isinstance(resource.get("Properties", {}).get(key), str) for key in identifier]
        if named and all(named) and resource.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate"):
            yield name


def read_bucket(self, request):
    name = request.desired_state["BucketName"]
    request.aws_client_factory.s3.head_bucket(Bucket=name)
    return done({**request.desired_state, "Arn": f"arn:aws:s3:::{name}"})


def complete():
    S3BucketProvider.read = read_bucket
    create = CloudformationProviderV2.create_change_set

    @handler("CreateChangeSet", expand=False)
    def create_change_set(self, context, request):
        # To the engine a stack out of what is there is one that is made.
        if request.get("ChangeSetType") == "IMPORT":
            request = {**request, "ChangeSetType": "CREATE"}
        return create(self, context, request)

    CloudformationProviderV2.create_change_set = create_change_set

    remember = ChangeSet.__init__

    def init(self, stack, request_payload, template_body, template=None):
        remember(self, stack, request_payload, template_body, template)
        found = importable(template) if request_payload.get("ImportExistingResources") else []
        stack.is_import = bool(request_payload.get("ResourcesToImport"))
        self.imports = {*found, *(each["LogicalResourceId"] for each in request_payload.get("ResourcesToImport") or [])}

    ChangeSet.__init__ = init

    prepare = ChangeSetModelExecutor.__init__

    def executor(self, change_set):
        prepare(self, change_set)
        self.resource_provider_executor.imports = change_set.imports

    ChangeSetModelExecutor.__init__ = executor

    deploy = ResourceProviderExecutor.deploy_loop

    def loop(self, resource_provider, resource, raw_payload, *arguments, **options):
        if raw_payload["action"] == "Add" and raw_payload["requestData"]["logicalResourceId"] in self.imports:
            resource_provider = Importing(resource_provider)
        return deploy(self, resource_provider, resource, raw_payload, *arguments, **options)

    ResourceProviderExecutor.deploy_loop = loop
