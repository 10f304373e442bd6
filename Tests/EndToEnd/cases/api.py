import json

from case import Case
from world import ACCOUNT, REGION, REPOSITORY

METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}


class API(Case):
    """The merged document as API Gateway imported it (A8, A9)."""

    @classmethod
    def setUpClass(cls):
        client = cls.world.client("apigateway")
        (cls.api,) = [api for api in client.get_rest_apis()["items"] if api["name"] == "Novialoom-Central-API"]
        resources = client.get_resources(restApiId=cls.api["id"], limit=500, embed=["methods"])["items"]
        cls.methods = {
            (resource["path"], name): method for resource in resources for name, method in resource.get("resourceMethods", {}).items()
        }

    def operations(self):
        """Every operation that a gateway's own document has, under its prefix."""
        for gateway in ("b2b", "b2c"):
            for path, item in json.loads((REPOSITORY / f"swagger/{gateway}.json").read_text())["paths"].items():
                for method in METHODS & set(item):
                    yield gateway, f"/{gateway}{path}".rstrip("/"), method.upper()

    def test_it_is_regional(self):
        self.assertEqual(self.api["endpointConfiguration"]["types"], ["REGIONAL"])

    def test_every_operation_of_both_documents_is_a_method_before_its_gateways_alias(self):
        found = {(self.shape(path), method): value for (path, method), value in self.methods.items()}
        for gateway, path, method in self.operations():
            with self.subTest(path, method=method):
                self.assertIn((self.shape(path), method), found)
                self.assertReaches(found[self.shape(path), method], gateway)

    def test_what_no_document_names_goes_to_the_gateway_too(self):
        for gateway in ("b2b", "b2c"):
            self.assertReaches(self.methods[f"/{gateway}/{{proxy+}}", "ANY"], gateway)

    def test_the_models_are_those_of_the_document(self):
        document = json.loads((self.world.folder / "out/dev/openapi.json").read_text())
        models = self.world.pages("apigateway", "get_models", "items", restApiId=self.api["id"])
        names = {model["name"] for model in models}
        self.assertTrue(document["components"]["schemas"])
        self.assertLessEqual(set(document["components"]["schemas"]), names)

    def test_the_stage_publishes_what_was_imported(self):
        client = self.client("apigateway")
        stage = client.get_stage(restApiId=self.api["id"], stageName="dev")
        (deployment,) = client.get_deployments(restApiId=self.api["id"])["items"]
        self.assertEqual(stage["deploymentId"], deployment["id"])
        self.assertIn(self.api["id"], self.world.outputs("novialoom-api-dev")["ApiUrl"])

    def test_only_this_api_may_invoke_the_gateways_aliases(self):
        for gateway in ("b2b", "b2c"):
            policy = self.client("lambda").get_policy(FunctionName=f"novialoom-gateway-{gateway}-dev", Qualifier="live")["Policy"]
            (statement,) = json.loads(policy)["Statement"]
            self.assertEqual(statement["Principal"], {"Service": "apigateway.amazonaws.com"})
            self.assertIn(f":{ACCOUNT}:{self.api['id']}/", json.dumps(statement["Condition"]))

    def assertReaches(self, method, gateway):
        integration = method["methodIntegration"]
        if integration["type"] == "MOCK":
            self.assertEqual(method["httpMethod"], "OPTIONS")
            return
        self.assertEqual(integration["type"], "AWS_PROXY")
        self.assertIn(f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:novialoom-gateway-{gateway}-dev:live/invocations", integration["uri"])

    @staticmethod
    def shape(path):
        """A path whatever its variables are called: siblings must agree on a name at the gateway."""
        return "/".join("{}" if part.startswith("{") and "+" not in part else part for part in path.split("/"))
