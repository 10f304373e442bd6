"""Services that LocalStack's core does not offer, or not without a download, although moto, which it brings, answers their calls."""

from localstack.aws.skeleton import Skeleton
from localstack.aws.spec import load_service
from localstack.services.moto import call_moto
from localstack.services.plugins import SERVICE_PLUGINS, Service

NAMES = ["cloudfront", "dynamodb", "ecr", "ecs"]


def add():
    for name in NAMES:
        SERVICE_PLUGINS.api_provider_specs[name] = ["default"]
    for name in NAMES:
        service = load_service(name)
        table = dict.fromkeys(service.operation_names, lambda context, request: call_moto(context))
        SERVICE_PLUGINS.add_service(Service(name, skeleton=Skeleton(service, table)))
