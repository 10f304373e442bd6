"""--import-existing-resources, which the engine overlooks: a resource that is there already is taken into the stack.

Under CloudFormation's conditions: its policy retains it, and the template gives what identifies it as a text. What is made out of a
parameter, an account's number among them, or is known only once the resource is there, it does not find.
"""

from localstack.services.cloudformation.engine.v2.change_set_model_executor import ChangeSetModelExecutor
from localstack.services.cloudformation.resource_provider import ResourceProvider, ResourceProviderExecutor
from localstack.services.cloudformation.v2.entities import ChangeSet

from engine import registry


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
        named = all(isinstance(resource.get("Properties", {}).get(key), str) for key in identifier)
        if named and resource.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate"):
            yield name


def complete():
    remember = ChangeSet.__init__

    def init(self, stack, request_payload, template_body, template=None):
        remember(self, stack, request_payload, template_body, template)
        self.imports = set(importable(template)) if request_payload.get("ImportExistingResources") else set()

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
