"""Drives headless Chromium over the portal; scripts/test-portal calls it.

test_portal.py CHROMIUM ENVIRONMENT WORK DOCUMENT=PREFIX DOCUMENT=PREFIX [PICTURES]
"""

import functools
import http.server
import json
import pathlib
import sys
import threading

from browser import Browser, expect, wait

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def operations(document, prefix):
    """Of a gateway's own document: what the merge makes of it is what is tested."""
    paths = json.loads(pathlib.Path(document).read_text())["paths"]
    return [
        {"method": method, "path": prefix + ("" if path == "/" else path), "summary": operation.get("summary", "")}
        for path, item in paths.items()
        for method, operation in item.items()
        if method in METHODS
    ]


def site(environment, kind):
    """The properties of a resource of the site, as its template has them."""
    template = json.loads((environment / "frontend.template.json").read_text())
    [resource] = [r for r in template["Resources"].values() if r["Type"] == f"AWS::CloudFront::{kind}"]
    return resource["Properties"]


class Site(http.server.SimpleHTTPRequestHandler):
    """The portal below /docs/, and config.json when there is one."""

    policy = ""
    config = None

    def do_GET(self):
        if self.path == "/config.json":
            if Site.config is None:
                return self.send_error(403)
            body = json.dumps(Site.config).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)
        elif self.path.startswith("/docs/"):
            self.path = self.path.removeprefix("/docs")
            super().do_GET()
        else:
            self.send_error(404)

    def end_headers(self):
        self.send_header("Content-Security-Policy", Site.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments):
        pass


class Portal(Browser):
    """The page with the operations of the API."""

    def show(self, address, width, height, scheme):
        self.open(address, width, height, scheme)
        wait(lambda: self.evaluate("document.querySelectorAll('.opblock').length") > 0, "the operations")

    def search(self, words):
        self.evaluate(
            f"(() => {{ const box = document.getElementById('search'); box.value = {json.dumps(words)};"
            "box.dispatchEvent(new Event('input', {bubbles: true})); })()")
        # React draws in a task of its own.
        self.evaluate("new Promise(done => setTimeout(() => requestAnimationFrame(done), 150))")

    def operations(self):
        return self.evaluate(
            "[...document.querySelectorAll('.opblock')].filter(block => block.checkVisibility()).map(block => ({"
            " method: block.querySelector('.opblock-summary-method').textContent.toLowerCase(),"
            " path: block.querySelector('.opblock-summary-path').dataset.path,"
            " summary: block.querySelector('.opblock-summary-description').textContent,"
            " tag: block.closest('.opblock-tag-section').querySelector('.opblock-tag').dataset.tag }))")


def keys(shown):
    return sorted((operation["method"], operation["path"], operation["summary"]) for operation in shown)


def test_router(browser, code):
    """What CloudFront asks the bucket for, by the function of the template."""
    for address, expected in [
        ("/docs/", "/docs/index.html"),
        ("/docs/assets/swagger-ui.css", "/docs/assets/swagger-ui.css"),
        ("/config.json", "/config.json"),
        ("/themes/1", "/index.html"),
        ("/docsearch", "/index.html"),
    ]:
        answer = browser.evaluate(f"(() => {{ {code}; return handler({{request: {{uri: {json.dumps(address)}}}}}); }})()")
        expect(answer.get("uri") == expected, f"the site's router leads {address} to {answer}")
    answer = browser.evaluate(f"(() => {{ {code}; return handler({{request: {{uri: '/docs'}}}}); }})()")
    expect(answer.get("statusCode") == 302 and answer["headers"]["location"]["value"] == "/docs/", f"/docs is answered by {answer}")


def test(browser, address, expected, pictures):
    def picture(name):
        if pictures:
            browser.picture(pictures / f"{name}.png")

    browser.show(address, 1280, 900, "light")
    shown = browser.operations()
    missing = set(keys(expected)) ^ set(keys(shown))
    expect(keys(shown) == keys(expected), f"not on the page, or too much: {sorted(missing)}")
    expect(len({operation["tag"] for operation in shown}) > 1, "the operations are not grouped by tag")
    links = browser.evaluate("[...document.querySelectorAll('#modules a')].map(link => link.getAttribute('href'))")
    expect(links == ["/b2b/docs", "/b2c/docs"], f"without config.json the links are {links}")
    picture("desktop-light")

    for words, found in [
        ("/b2c/captures/files", {("post", "/b2c/captures/files")}),  # by path
        ("download REPORT", {("get", "/b2c/analyses/{analysis_id}/report")}),  # by words of the summary
        ("list_orders_of_client_clients", {("get", "/b2b/clients/{client_id}/orders")}),  # by operation ID
        ("nothing has these words", set()),
    ]:
        browser.search(words)
        shown = {(operation["method"], operation["path"]) for operation in browser.operations()}
        expect(shown == found, f"a search for '{words}' shows {sorted(shown)}")
        count = browser.evaluate("document.getElementById('count').textContent")
        expect(count == f"{len(found)} of {len(expected)} operations", f"a search for '{words}' counts {count}")
        expect(browser.evaluate("document.getElementById('message').hidden") == bool(found), "nothing found is not said")
    browser.search("")
    browser.evaluate("document.querySelector('#operations-tag-orders button.expand-operation').click()")
    wait(lambda: len(browser.operations()) < len(expected), "a group to close")
    browser.search("place order")
    expect(len(browser.operations()) == 2, "a search does not open a group that was closed")
    browser.search("")
    expect(len(browser.operations()) == len(expected), "an empty search does not show everything")

    # One operation opened, so that parameters, schemas and examples are drawn under the policy too.
    Site.config = {"apiUrl": "https://api.execute-api.eu-west-3.amazonaws.com/prod/"}
    browser.show(address, 1280, 900, "dark")
    links = browser.evaluate("[...document.querySelectorAll('#modules a')].map(link => link.href)")
    expect(links == [Site.config["apiUrl"] + f"{module}/docs" for module in ["b2b", "b2c"]], f"with config.json the links are {links}")
    expect(browser.evaluate("document.documentElement.matches('.dark-mode')"), "a dark system gets a light page")
    picture("desktop-dark")
    browser.search("place order")
    browser.evaluate("document.querySelector('.opblock-summary-control').click()")
    wait(lambda: browser.evaluate("!!document.querySelector('.opblock-body .responses-wrapper')"), "an operation to open")
    picture("desktop-dark-open")

    for scheme in ["light", "dark"]:
        browser.show(address, 390, 844, scheme)
        width = browser.evaluate("document.documentElement.scrollWidth")
        expect(width <= 390, f"a phone of 390 pixels must scroll sideways over {width}")
        picture(f"phone-{scheme}")
    if pictures:
        browser.search("order")
        picture("phone-search")
    complaints = browser.complaints
    expect(not complaints, "the console says:\n" + "\n".join(complaints))


def main():
    chromium, environment, work, *rest = sys.argv[1:]
    environment, work = pathlib.Path(environment), pathlib.Path(work)
    documents = [argument.split("=") for argument in rest if "=" in argument]
    pictures = [pathlib.Path(argument) for argument in rest if "=" not in argument]
    expected = [operation for document in documents for operation in operations(*document)]

    headers = site(environment, "ResponseHeadersPolicy")["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    Site.policy = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Site, directory=environment / "portal"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = Portal(chromium, work / "profile", optional=("/config.json",))
    try:
        test_router(browser, site(environment, "Function")["FunctionCode"])
        test(browser, f"http://127.0.0.1:{server.server_port}/docs/", expected, pictures[0] if pictures else None)
    finally:
        browser.close()
        server.shutdown()
    print(f"portal: {len(expected)} operations are shown and found, and the console is quiet")


main()
