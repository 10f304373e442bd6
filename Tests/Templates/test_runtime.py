"""A4, A5: Lambda's own runtime runs the image's command in a service's folder."""

import json
import re
import unittest

from runtime_api import LambdaRuntime
from support import TEMPLATES, event, request


class RuntimeTests(unittest.TestCase):
    def test_A4_A5_the_command_of_the_image_answers_requests_and_refuses_messages(self):
        [command] = re.findall(r'^CMD \["(.*)"\]$', (TEMPLATES / "Dockerfile.lambda").read_text(), re.MULTILINE)
        with LambdaRuntime(TEMPLATES, command, BASE_PATH="/b2b", ROOT_PATH="/dev/b2b", AWS_LAMBDA_FUNCTION_VERSION="7") as runtime:
            kind, answer = runtime.invoke(request("/b2b"))
            self.assertEqual((kind, answer["statusCode"], answer["body"]), ("response", 200, '{"status":"ok"}'))
            kind, answer = runtime.invoke(event("rest-proxy"))
            self.assertIn("url: '/dev/b2b/openapi.json'", answer["body"])
            kind, error = runtime.invoke(event("sqs"))
            self.assertEqual((kind, error["errorType"]), ("error", "UnsupportedEvent"))
            kind, answer = runtime.invoke(request("/b2b/health"))
            self.assertEqual(json.loads(answer["body"])["version"], "7")
        lines = [json.loads(line) for line in runtime.log.splitlines()]
        self.assertEqual([line["path"] for line in lines if line.get("message") == "request"], ["/", "/docs", "/health"])
        self.assertEqual({line["requestId"] for line in lines if "requestId" in line}, {"request-1"})
        self.assertNotIn("4242", runtime.log)


if __name__ == "__main__":
    unittest.main()
