"""Types that no part of the engine can make: it keeps what they are given, and answers their attributes with values of the right shape.

What a template says of them is not tried here; that it is valid is cfn-lint's to say.
"""

from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent, ResourceProvider

from engine import registry


class Placeholder(ResourceProvider):
    def __init__(self, type_name):
        self.type_name = type_name
        self.SCHEMA = registry.schema(type_name)

    def create(self, request):
        return done(self.model(request))

    def update(self, request):
        return done(self.model(request))

    def delete(self, request):
        return done({})

    def model(self, request):
        given = request.desired_state
        identifier = registry.record(self.type_name)["identifier"]
        name = next((given[key] for key in identifier if key in given), f"{request.stack_name}-{request.logical_resource_id}".lower())
        made = dict.fromkeys(identifier, name)
        for path in registry.read_only(self.type_name):
            inner = made
            *outer, leaf = path.split("/")
            for key in outer:
                inner = inner.setdefault(key, {})
            inner[leaf] = self.value(leaf, name, request)
        return {**made, **given}

    def value(self, attribute, name, request):
        service = self.type_name.split("::")[1].lower()
        if attribute.lower().endswith("arn"):
            return f"arn:aws:{service}:{request.region_name}:{request.account_id}:{attribute.lower()}/{name}"
        if attribute == "Port":
            return "5432"
        if attribute in ("Address", "DomainName"):
            return f"{name}.{service}.example.internal".lower()
        return f"{name}-{attribute}".lower()


def done(model):
    return ProgressEvent(status=OperationStatus.SUCCESS, resource_model=model)
