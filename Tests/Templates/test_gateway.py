"""A5, A10: what starts from templates/main.py answers behind API Gateway's stage and base path."""

import base64
import json
import re
import unittest

from fastapi import Response
from support import GATEWAYS, event, request, service, with_headers

BEHIND_DEV = {"BASE_PATH": "/b2b", "ROOT_PATH": "/dev/b2b"}


class RootTests(unittest.TestCase):
    def test_A5_the_root_answers_ok(self):
        with service() as main:
            answer = main.handler(request("/"), None)
        self.assertEqual((answer["statusCode"], answer["body"]), (200, '{"status":"ok"}'))

    def test_A5_the_root_answers_ok_behind_a_base_path_with_and_without_slash(self):
        with service(**BEHIND_DEV) as main:
            for path in ("/b2b", "/b2b/"):
                answer = main.handler(request(path), None)
                self.assertEqual((path, answer["statusCode"], answer["body"]), (path, 200, '{"status":"ok"}'))

    def test_health_says_which_version_runs(self):
        with service(AWS_LAMBDA_FUNCTION_NAME="novialoom-theme-dev", AWS_LAMBDA_FUNCTION_VERSION="7") as main:
            answer = main.handler(request("/health"), None)
        self.assertEqual(json.loads(answer["body"]), {"status": "ok", "function": "novialoom-theme-dev", "version": "7"})


class DocumentationTests(unittest.TestCase):
    def test_A10_the_documentation_loads_its_document_from_behind_the_stage(self):
        with service(**BEHIND_DEV) as main:
            page = main.handler(event("rest-proxy"), None)
            self.assertEqual(page["statusCode"], 200)
            address = re.search(r"url: '([^']+)'", page["body"])[1]
            self.assertEqual(address, "/dev/b2b/openapi.json")
            # The browser asks API Gateway, which takes the stage away.
            document = main.handler(request(address.removeprefix("/dev")), None)
        self.assertEqual(document["statusCode"], 200)
        self.assertEqual(json.loads(document["body"])["servers"], [{"url": "/dev/b2b"}])

    def test_A10_both_gateways_serve_their_own_documentation(self):
        for name in ("b2b", "b2c"):
            with self.subTest(name), service(GATEWAYS / name / "main.py", BASE_PATH=f"/{name}", ROOT_PATH=f"/prod/{name}") as main:
                page = main.handler(request(f"/{name}/docs", stage="prod"), None)
                self.assertEqual(page["statusCode"], 200)
                self.assertIn(f"url: '/prod/{name}/openapi.json'", page["body"])
                document = main.handler(request(f"/{name}/openapi.json", stage="prod"), None)
                self.assertTrue(json.loads(document["body"])["paths"])

    def test_A10_behind_a_domain_of_its_own_there_is_no_stage(self):
        with service(BASE_PATH="/b2b") as main:
            page = main.handler(event("rest-proxy"), None)
        self.assertIn("url: '/b2b/openapi.json'", page["body"])


class PathTests(unittest.TestCase):
    def test_a_redirect_leads_behind_the_stage(self):
        with service(**BEHIND_DEV) as main:
            main.app.get("/things/")(lambda: [])
            answer = main.handler(request("/b2b/things"), None)
        self.assertEqual(answer["statusCode"], 307)
        self.assertEqual(answer["headers"]["location"], "https://a1b2c3d4e5.execute-api.eu-west-3.amazonaws.com/dev/b2b/things/")

    def test_a_path_that_only_begins_like_the_base_is_another(self):
        with service(**BEHIND_DEV) as main:
            self.assertEqual(main.handler(request("/b2bdocs"), None)["statusCode"], 404)
            main.app.get("/{rest:path}")(lambda rest: rest)
            self.assertEqual(main.handler(request("/b2bdocs"), None)["body"], '"b2bdocs"')

    def test_a_route_may_be_named_like_base_and_stage(self):
        with service(**BEHIND_DEV) as main:
            main.app.get("/dev/b2b")(lambda: "inner")
            self.assertEqual(main.handler(request("/b2b/dev/b2b"), None)["body"], '"inner"')

    def test_variables_of_the_path_are_decoded_once(self):
        with service(**BEHIND_DEV) as main:
            main.app.get("/names/{name}")(lambda name: name)
            self.assertEqual(main.handler(request("/b2b/names/caf%C3%A9%2520"), None)["body"], '"café%20"')


class BrowserTests(unittest.TestCase):
    def asked(self, made: dict, **environment) -> dict:
        with service(**environment, **BEHIND_DEV) as main, self.assertLogs("loom"):
            main.app.get("/boom")(lambda: 1 / 0)
            return main.handler(with_headers(made, Origin="https://www.example.com"), None)

    def test_the_site_may_read_answers_and_errors(self):
        for path, status in (("/b2b", 200), ("/b2b/nowhere", 404), ("/b2b/boom", 500)):
            answer = self.asked(request(path), ALLOWED_ORIGIN="https://www.example.com")
            self.assertEqual((path, answer["statusCode"]), (path, status))
            self.assertEqual(answer["headers"]["access-control-allow-origin"], "https://www.example.com")
            self.assertEqual(answer["headers"]["access-control-expose-headers"], "x-correlation-id")

    def test_a_browser_that_asks_first_may_send_tokens(self):
        made = with_headers(
            request("/b2b/nowhere", "OPTIONS"), Access_Control_Request_Method="PATCH", Access_Control_Request_Headers="authorization")
        answer = self.asked(made, ALLOWED_ORIGIN="*")
        self.assertEqual(answer["statusCode"], 200)
        self.assertEqual(answer["headers"]["access-control-allow-origin"], "*")
        self.assertIn("authorization", answer["headers"]["access-control-allow-headers"])
        self.assertIn("PATCH", answer["headers"]["access-control-allow-methods"])

    def test_nobody_elses_scripts_read_anything(self):
        for environment in ({}, {"ALLOWED_ORIGIN": "https://other.example.com"}):
            answer = self.asked(request("/b2b"), **environment)
            self.assertNotIn("access-control-allow-origin", answer["headers"])


class BodyTests(unittest.TestCase):
    def test_bodies_arrive_in_base64_since_the_api_takes_all_types_for_binary(self):
        with service(**BEHIND_DEV) as main:

            @main.app.post("/echo")
            async def echo(given: dict) -> dict:
                return given

            body = base64.b64encode(json.dumps({"name": "é"}).encode()).decode()
            asked = with_headers(request("/b2b/echo", "POST", body=body, isBase64Encoded=True), Content_Type="application/json")
            answer = main.handler(asked, None)
        self.assertEqual((answer["statusCode"], json.loads(answer["body"])), (200, {"name": "é"}))

    def test_files_leave_in_base64(self):
        with service() as main:
            main.app.get("/file")(lambda: Response(b"%PDF\xff", media_type="application/pdf"))
            answer = main.handler(request("/file"), None)
        self.assertTrue(answer["isBase64Encoded"])
        self.assertEqual(base64.b64decode(answer["body"]), b"%PDF\xff")

    def test_repeated_parameters_and_cookies_are_all_kept(self):
        with service() as main:

            @main.app.get("/many")
            def many(response: Response, tag: str) -> str:
                response.set_cookie("a", "1")
                response.set_cookie("b", "2")
                return tag

            given = request("/many", queryStringParameters={"tag": "y"}, multiValueQueryStringParameters={"tag": ["x", "y"]})
            answer = main.handler(given, None)
        self.assertEqual(answer["body"], '"y"')
        self.assertEqual(len(answer["multiValueHeaders"]["set-cookie"]), 2)


if __name__ == "__main__":
    unittest.main()
