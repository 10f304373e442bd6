"""LocalStack's community core, as the engine that the end-to-end tests deploy on: python -m engine PORT FOLDER

It listens on 127.0.0.1 alone, writes below FOLDER alone, asks nothing of any other machine, runs a function's code only when it is called and is a package, and ends when its standard
input does: with whoever started it.
"""

import functools
import os
import sys
import threading

port, folder = sys.argv[1:]
# Read when LocalStack is imported.
os.environ.update(
    GATEWAY_LISTEN=f"127.0.0.1:{port}",
    LOCALSTACK_HOST=f"127.0.0.1:{port}",
    FILESYSTEM_ROOT=folder,
    CONFIG_DIR=folder,
    DNS_ADDRESS="0",
    DISABLE_EVENTS="1",
    SKIP_SSL_CERT_DOWNLOAD="1",
    EAGER_SERVICE_LOADING="0",
    # No second between two looks at a resource that is not there at once.
    CFN_NO_WAIT_ITERATIONS="1000",
    LS_LOG="warning",
)

from localstack.runtime import main  # noqa: E402
from localstack.runtime.server import twisted  # noqa: E402
from localstack.services.lambda_.invocation.docker_runtime_executor import DockerRuntimeExecutor  # noqa: E402
from localstack.services.s3 import provider as s3  # noqa: E402

from engine import behaviour, functions, providers, services  # noqa: E402

# It gives Twisted no interface, whatever GATEWAY_LISTEN says.
twisted.endpoints.TCP4ServerEndpoint = functools.partial(twisted.endpoints.TCP4ServerEndpoint, interface="127.0.0.1")

s3.DEFAULT_S3_TMP_DIR = f"{folder}/objects"

# Both are about the container that a function's code would run in; the first downloads.
DockerRuntimeExecutor.prepare_version = classmethod(lambda cls, version: None)
DockerRuntimeExecutor.cleanup_version = classmethod(lambda cls, version: None)

threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
services.add()
providers.add()
behaviour.complete()
functions.complete()
main.main()
