"""The engine as a process of its own, on a free port of 127.0.0.1."""

import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).parent


class LocalEngine:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.log = self.folder / "engine.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        data = self.folder / "engine"
        data.mkdir()
        environment = {key: os.environ[key] for key in ("LANG", "PATH") if key in os.environ} | {"HOME": str(data), "TMPDIR": str(data)}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-B", "-W", "ignore", "-m", "engine", str(self.port), str(data)],
                cwd=HERE, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=log,
            )
        try:
            self.wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def wait(self):
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(f"the engine ended while it started\n{self.log.read_text()}")
            try:
                urllib.request.urlopen(f"{self.url}/_localstack/health", timeout=5).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"the engine did not get ready in a minute\n{self.log.read_text()}")

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
