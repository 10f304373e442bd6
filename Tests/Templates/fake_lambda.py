"""Lambda's Invoke, as far as a caller sees it, on 127.0.0.1."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote


class FakeLambda:
    """Answers each call with the next of `script`, the last one again and again: a function of the payload, which returns the
    function's answer, or raises `Fault`."""

    def __init__(self, *script):
        self.script = list(script)
        self.calls: list[tuple[str, dict]] = []

    def __enter__(self):
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                payload = json.loads(self.rfile.read(int(self.headers["content-length"])))
                fake.calls.append((unquote(self.path.split("/")[3]), payload))
                step = fake.script[min(len(fake.calls), len(fake.script)) - 1]
                try:
                    self.answer(200, {}, step(payload))
                except Fault as fault:
                    if fault.status is None:
                        self.close_connection = True
                        return
                    self.answer(fault.status, fault.headers, fault.body)

            def answer(self, status, headers, body):
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                try:
                    self.send_response(status)
                    for name, value in {**headers, "content-length": str(len(content))}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(content)
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Fault(Exception):
    def __init__(self, status: int | None, code: str = "", body=None, headers: dict | None = None):
        super().__init__(code)
        self.status = status
        self.headers = ({"x-amzn-errortype": code} if code else {}) | (headers or {})
        self.body = body if body is not None else {"Message": "said by Lambda"}


def fault(*arguments, **named):
    def step(_):
        raise Fault(*arguments, **named)

    return step


def failed(kind: str):
    """A function that raised an error, or ran out of time."""
    body = {"errorType": kind, "errorMessage": "S3CRET in a message", "stackTrace": ["S3CRET in a trace"]}
    return fault(200, body=body, headers={"x-amz-function-error": "Unhandled"})


def answers(status: int, body: str = "", **more):
    return lambda _: {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": body, **more}
