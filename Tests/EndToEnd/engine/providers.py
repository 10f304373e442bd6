"""Providers for types that LocalStack's core has none for, or one that makes nothing, out of calls to services that are there."""

import json
import uuid

from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent, ResourceProvider, ResourceProviderExecutor

from engine import registry
from engine.kinds import MADE_BY_CALLS, PLACEHOLDERS, REPLACED
from engine.placeholders import Placeholder, done


class Provider(ResourceProvider):
    type_name: str
    service: str

    def __init__(self):
        self.SCHEMA = registry.schema(self.type_name)

    def client(self, request):
        return getattr(request.aws_client_factory, self.service)


class Repository(Provider):
    type_name, service = "AWS::ECR::Repository", "ecr"

    def create(self, request):
        given = request.desired_state
        made = self.client(request).create_repository(
            repositoryName=given["RepositoryName"], imageTagMutability=given.get("ImageTagMutability", "MUTABLE")
        )["repository"]
        if policy := given.get("RepositoryPolicyText"):
            self.client(request).set_repository_policy(repositoryName=given["RepositoryName"], policyText=json.dumps(policy))
        return done({**given, "Arn": made["repositoryArn"], "RepositoryUri": made["repositoryUri"]})

    def read(self, request):
        given = request.desired_state
        found = self.client(request).describe_repositories(repositoryNames=[given["RepositoryName"]])["repositories"][0]
        return done({**given, "Arn": found["repositoryArn"], "RepositoryUri": found["repositoryUri"]})

    def delete(self, request):
        self.client(request).delete_repository(repositoryName=request.previous_state["RepositoryName"], force=True)
        return done({})


class OIDCProvider(Provider):
    type_name, service = "AWS::IAM::OIDCProvider", "iam"

    def create(self, request):
        given = request.desired_state
        made = self.client(request).create_open_id_connect_provider(
            Url=given["Url"], ClientIDList=given.get("ClientIdList", []), ThumbprintList=given.get("ThumbprintList", ["0" * 40])
        )
        return done({**given, "Arn": made["OpenIDConnectProviderArn"]})

    def read(self, request):
        given = request.desired_state
        arn = f"arn:aws:iam::{request.account_id}:oidc-provider/{given['Url'].removeprefix('https://')}"
        self.client(request).get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
        return done({**given, "Arn": arn})

    def delete(self, request):
        self.client(request).delete_open_id_connect_provider(OpenIDConnectProviderArn=request.previous_state["Arn"])
        return done({})


class SecurityGroupIngress(Provider):
    type_name, service = "AWS::EC2::SecurityGroupIngress", "ec2"

    def create(self, request):
        given = request.desired_state
        made = self.client(request).authorize_security_group_ingress(GroupId=given["GroupId"], IpPermissions=[self.permission(given)])
        return done({**given, "Id": made["SecurityGroupRules"][0]["SecurityGroupRuleId"]})

    def delete(self, request):
        given = request.previous_state
        self.client(request).revoke_security_group_ingress(GroupId=given["GroupId"], IpPermissions=[self.permission(given)])
        return done({})

    @staticmethod
    def permission(given):
        result = {"IpProtocol": given["IpProtocol"], "FromPort": int(given["FromPort"]), "ToPort": int(given["ToPort"])}
        if "SourceSecurityGroupId" in given:
            result["UserIdGroupPairs"] = [{"GroupId": given["SourceSecurityGroupId"]}]
        else:
            result["IpRanges"] = [{"CidrIp": given["CidrIp"]}]
        return result


class Distribution(Provider):
    """As much of a distribution as an invalidation asks for; the rest of its configuration is not tried."""

    type_name, service = "AWS::CloudFront::Distribution", "cloudfront"

    def create(self, request):
        given = request.desired_state
        origin = given["DistributionConfig"]["Origins"][0]
        made = self.client(request).create_distribution(
            DistributionConfig={
                "CallerReference": str(uuid.uuid4()),
                "Comment": "",
                "Enabled": True,
                "Origins": {"Quantity": 1, "Items": [{"Id": origin["Id"], "DomainName": origin["DomainName"]}]},
                "DefaultCacheBehavior": {"TargetOriginId": origin["Id"], "ViewerProtocolPolicy": "redirect-to-https"},
            }
        )["Distribution"]
        return done({**given, "Id": made["Id"], "DomainName": made["DomainName"]})

    def update(self, request):
        return done({**request.desired_state, **{key: request.previous_state[key] for key in ("Id", "DomainName")}})

    def delete(self, request):
        return done({})


class HostedZone(Provider):
    type_name, service = "AWS::Route53::HostedZone", "route53"

    def create(self, request):
        given = request.desired_state
        made = self.client(request).create_hosted_zone(Name=given["Name"], CallerReference=str(uuid.uuid4()))
        return done({**given, "Id": made["HostedZone"]["Id"].split("/")[-1], "NameServers": made["DelegationSet"]["NameServers"]})

    def delete(self, request):
        self.client(request).delete_hosted_zone(Id=request.previous_state["Id"])
        return done({})


class Dashboard(Provider):
    type_name, service = "AWS::CloudWatch::Dashboard", "cloudwatch"

    def create(self, request):
        given = request.desired_state
        self.client(request).put_dashboard(DashboardName=given["DashboardName"], DashboardBody=given["DashboardBody"])
        return done(given)

    update = create

    def delete(self, request):
        self.client(request).delete_dashboards(DashboardNames=[request.previous_state["DashboardName"]])
        return done({})


PROVIDERS = [Repository, OIDCProvider, SecurityGroupIngress, Distribution, HostedZone, Dashboard]


class Unknown(ResourceProvider):
    """Fails, where the engine alone would pretend."""

    SCHEMA = {"primaryIdentifier": []}

    def create(self, request):
        return ProgressEvent(
            status=OperationStatus.FAILED,
            resource_model={},
            message=f"no provider for {request.resource_type}, and it is none of the placeholders",
        )

    def delete(self, request):
        return done({})


def add():
    from engine import containers, tables

    own = {provider.type_name: provider for provider in PROVIDERS + containers.PROVIDERS + tables.PROVIDERS}
    assert set(own) == MADE_BY_CALLS | REPLACED
    load = ResourceProviderExecutor.try_load_resource_provider

    def provider(type_name):
        if type_name in own:
            return own[type_name]()
        if type_name in PLACEHOLDERS:
            return Placeholder(type_name)
        return load(type_name) or Unknown()

    ResourceProviderExecutor.try_load_resource_provider = staticmethod(provider)
