"""Calls of functions that run a package: their handler, in a process of its own without a container, a role or a network of its own. LocalStack
would start a container. Images do not run. What a handler calls of AWS is this engine."""

import os
import subprocess
import sys

from localstack import config
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.lambda_service import LambdaService
from localstack.services.lambda_.invocation.models import lambda_stores

RUN = """
import importlib, json, sys, traceback
module, _, function = sys.argv[1].rpartition(".")
sys.path.insert(0, ".")
answer = sys.stdout
sys.stdout = sys.stderr
try:
    json.dump(getattr(importlib.import_module(module.replace("/", ".")), function)(json.load(sys.stdin), None), answer)
except Exception as error:
    json.dump({"errorType": type(error).__name__, "errorMessage": str(error)}, answer)
    sys.exit(1)
"""


def complete():
    LambdaService.invoke = invoke


def invoke(self, function_name, qualifier, region, account_id, invocation_type, client_context, request_id, payload, *_, **__):
    function = lambda_stores[account_id][region].functions[function_name]
    if alias := function.aliases.get(qualifier):
        qualifier = alias.function_version
    version = function.versions[qualifier or "$LATEST"]
    code = version.config.code
    code.prepare_for_execution()
    done = subprocess.run(
        [sys.executable, "-B", "-c", RUN, version.config.handler],
        cwd=code.get_unzipped_code_location(), env={**surroundings(account_id, region), **version.config.environment},
        input=payload or b"{}", capture_output=True, timeout=version.config.timeout,
    )
    return InvocationResult(
        request_id=request_id, payload=done.stdout, is_error=done.returncode != 0, logs=done.stderr.decode(),
        executed_version=version.id.qualifier,
    )


def surroundings(account_id, region):
    """What Lambda sets for every function, and where the engine is."""
    return {
        "PATH": os.environ["PATH"],
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_ACCESS_KEY_ID": account_id,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_ENDPOINT_URL": config.internal_service_url(),
    }
