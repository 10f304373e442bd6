"""Lambda's Runtime API on 127.0.0.1, and Lambda's own runtime for Python, which asks it for work.
<https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>"""

import json
import os
import queue
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class LambdaRuntime:
    """A process that runs the command of the image in a service's folder."""

    def __init__(self, folder: Path, command: str, **environment: str):
        self.folder, self.command, self.environment = folder, command, environment
        self.events: queue.Queue = queue.Queue()
        self.results: queue.Queue = queue.Queue()

    def __enter__(self):
        runtime = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                event = runtime.events.get()
                if event is None:
                    self.close_connection = True
                    return
                content = json.dumps(event).encode()
                self.send_response(200)
                for name, value in {
                    "Lambda-Runtime-Aws-Request-Id": "request-1",
                    "Lambda-Runtime-Deadline-Ms": "9999999999999",
                    "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-3:123456789012:function:novialoom-theme-dev:live",
                    "Content-Type": "application/json",
                    "Content-Length": str(len(content)),
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def do_POST(self):
                content = json.loads(self.rfile.read(int(self.headers["content-length"])))
                runtime.results.put((self.path.rsplit("/", 1)[1], content))
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        # The runtime is ended while it waits for work.
        self.server.handle_error = lambda *_: None
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        variables = {
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.server.server_port}",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "LAMBDA_TASK_ROOT": str(self.folder),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "awslambdaric", self.command], cwd=self.folder, env=variables | self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        return self

    def invoke(self, event) -> tuple[str, dict]:
        """`response` and what the function answered, or `error` and what it failed with."""
        self.events.put(event)
        return self.results.get(timeout=30)

    def __exit__(self, *_):
        self.process.terminate()
        self.log = self.process.communicate()[0]
        self.events.put(None)
        self.server.shutdown()
        self.server.server_close()
