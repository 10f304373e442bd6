"""Headless Chromium, driven by its DevTools protocol: what scripts/test_portal.py and scripts/test_report.py look at pages with."""

import base64
import json
import os
import subprocess
import time
import urllib.request

import websocket


class Browser:
    """One page of Chromium.

    optional: how the addresses of files end that need not be there, which the browser itself would complain of.
    """

    def __init__(self, chromium, profile, optional=()):
        self.optional = optional
        self.requests = []
        flags = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                 "--disable-dev-shm-usage", "--no-proxy-server", "--hide-scrollbars", "--remote-debugging-port=0",
                 f"--user-data-dir={profile}"]
        if os.getuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to be root otherwise.
        with open(profile.parent / "chromium.log", "wb") as log:
            self.process = subprocess.Popen([chromium, *flags, "about:blank"], stdout=log, stderr=log)
        port_file = profile / "DevToolsActivePort"
        wait(lambda: port_file.exists() and port_file.read_text().count("\n") > 0, "Chromium to start")
        port = port_file.read_text().split()[0]
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"http://127.0.0.1:{port}/json/list") as answer:
            [target] = [target for target in json.load(answer) if target["type"] == "page"]
        self.socket = websocket.create_connection(
            target["webSocketDebuggerUrl"], timeout=20, suppress_origin=True, http_no_proxy=["127.0.0.1"])
        self.number = 0
        self.complaints = []
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")
        # A script that catches the exception of a refused eval leaves nothing in the console.
        self.call(
            "Page.addScriptToEvaluateOnNewDocument",
            source="addEventListener('securitypolicyviolation', e => console.error('policy:', e.violatedDirective, e.blockedURI))")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if "error" in message:
                    raise SystemExit(f"{method}: {message['error']}")
                return message["result"]
            self.listen(message)

    def listen(self, message):
        """Keeps what a person would see as an error or a warning in the console, and what is asked of a network."""
        event, parameters = message.get("method"), message.get("params", {})
        if event == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        if event == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description") or details["text"])
        elif event == "Runtime.consoleAPICalled" and parameters["type"] in ["error", "warning", "assert"]:
            self.complaints.append(str([a.get("value", a.get("description")) for a in parameters["args"]]))
        elif event == "Log.entryAdded" and parameters["entry"]["level"] in ["error", "warning"]:
            entry = parameters["entry"]
            if not (entry["source"] == "network" and entry.get("url", "").endswith(self.optional)):
                self.complaints.append(f"{entry['text']} {entry.get('url', '')}")

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def open(self, address, width, height, scheme, media=""):
        """Goes to a page as a screen of that size shows it, or paper."""
        phone = width < 640
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if phone else 1, mobile=phone)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)

    def picture(self, path, height=None):
        """What the screen shows, or as much of the page as a height of pixels takes."""
        clip = {}
        if height:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"captureBeyondViewport": True,
                    "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], height), "scale": 1}}
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png", **clip)["data"]))

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=10)


def wait(condition, what, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(f"waited {seconds} s for {what}")
        time.sleep(0.05)


def expect(condition, message):
    if not condition:
        raise SystemExit(message)
