"""ECS, out of moto's: clusters, task definitions and services are there and can be asked for; no task runs."""

from localstack.services.cloudformation.resource_provider import ResourceProvider

from engine import registry
from engine.placeholders import done


def camel(value):
    """CloudFormation's property names as the service's own API spells them."""
    if isinstance(value, dict):
        return {key[0].lower() + key[1:]: camel(item) for key, item in value.items()}
    if isinstance(value, list):
        return [camel(item) for item in value]
    return value


class ECSProvider(ResourceProvider):
    type_name: str

    def __init__(self):
        self.SCHEMA = registry.schema(self.type_name)

    def delete(self, request):
        return done({})


class Cluster(ECSProvider):
    type_name = "AWS::ECS::Cluster"

    def create(self, request):
        given = request.desired_state
        made = request.aws_client_factory.ecs.create_cluster(clusterName=given["ClusterName"], tags=camel(given.get("Tags", [])))
        return done({**given, "Arn": made["cluster"]["clusterArn"]})

    def update(self, request):
        return done({**request.desired_state, "Arn": request.previous_state["Arn"]})

    def delete(self, request):
        request.aws_client_factory.ecs.delete_cluster(cluster=request.previous_state["ClusterName"])
        return done({})


class CapacityProviders(ECSProvider):
    type_name = "AWS::ECS::ClusterCapacityProviderAssociations"

    def create(self, request):
        request.aws_client_factory.ecs.put_cluster_capacity_providers(**camel(request.desired_state))
        return done(request.desired_state)

    update = create


class TaskDefinition(ECSProvider):
    type_name = "AWS::ECS::TaskDefinition"

    def create(self, request):
        given = request.desired_state
        made = request.aws_client_factory.ecs.register_task_definition(**camel(given))
        return done({**given, "TaskDefinitionArn": made["taskDefinition"]["taskDefinitionArn"]})

    def delete(self, request):
        request.aws_client_factory.ecs.deregister_task_definition(taskDefinition=request.previous_state["TaskDefinitionArn"])
        return done({})


class Service(ECSProvider):
    type_name = "AWS::ECS::Service"

    def create(self, request):
        made = request.aws_client_factory.ecs.create_service(**camel(request.desired_state))
        return done(self.model(request, made))

    def update(self, request):
        given = request.desired_state
        made = request.aws_client_factory.ecs.update_service(
            cluster=given["Cluster"], service=given["ServiceName"], taskDefinition=given["TaskDefinition"]
        )
        return done(self.model(request, made))

    def delete(self, request):
        given = request.previous_state
        request.aws_client_factory.ecs.delete_service(cluster=given["Cluster"], service=given["ServiceName"], force=True)
        return done({})

    def model(self, request, made):
        given = request.desired_state
        return {**given, "Name": given["ServiceName"], "ServiceArn": made["service"]["serviceArn"]}


PROVIDERS = [Cluster, CapacityProviders, TaskDefinition, Service]
