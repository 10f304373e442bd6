"""The function of Vectora before S3's API, and sources on 127.0.0.1 (C2, C5): python -m unittest discover --start-directory Tests/Vectora"""

import http.server
import json
import os
import pathlib
import sys
import threading
import unittest

os.environ.update(
    CONFIG_BUCKET="vectora-config", DATA_BUCKET="vectora-data", LOG_LEVEL="CRITICAL", AWS_DEFAULT_REGION="eu-west-3", AWS_ACCESS_KEY_ID="test",
    AWS_SECRET_ACCESS_KEY="test",
)
ROOT = pathlib.Path(__file__).parents[2] / "stacks" / "Vectora"
sys.path.insert(0, str(ROOT / "functions" / "ingest-v2"))

import boto3
import handler
from moto import mock_aws

from vectora_core import content_parser, utils

FEED = """<rss><channel><item><title> New </title><link>https://example.com/1</link><pubDate>{new}</pubDate></item>
<item><title>Old</title><pubDate>Mon, 01 Jan 2001 00:00:00 GMT</pubDate></item><item><title>Undated</title></item></channel></rss>"""


class Source(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = FEED.format(new=utils.now().isoformat()).encode() if self.path == "/feed" else b"<html"
        self.send_response(200 if self.path in ("/feed", "/broken") else 500)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Ingest(unittest.TestCase):
    def setUp(self):
        aws = mock_aws()
        aws.start()
        self.addCleanup(aws.stop)
        handler.s3_io.client.cache_clear()
        self.s3 = boto3.client("s3")
        for bucket in ("vectora-config", "vectora-data"):
            self.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Source)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.url = f"http://127.0.0.1:{server.server_port}"
        # Only what is not 127.0.0.1 is moto's.
        sources = [{"key": "press", "url": f"{self.url}/feed"}, {"key": "broken", "url": f"{self.url}/broken"}]
        self.configure({"sources": sources + [{"key": "down", "url": f"{self.url}/down"}, {"key": "disk", "url": "file:///etc/passwd"}]})

    def configure(self, config):
        self.s3.put_object(Bucket="vectora-config", Key="clients/shop.json", Body=json.dumps(config))

    def call(self, **event):
        answer = handler.lambda_handler(event, None)
        return answer["statusCode"], json.loads(answer["body"])

    def test_the_event_of_the_smoke_test_is_answered_with_200_and_touches_nothing(self):
        event = json.loads((ROOT / "events" / "dry-run.json").read_text())
        self.s3.delete_object(Bucket="vectora-config", Key="clients/shop.json")
        status, body = self.call(**event)
        self.assertEqual((status, body["dry_run"], body["sources"]), (200, True, event["sources"]))
        self.assertNotIn("Contents", self.s3.list_objects_v2(Bucket="vectora-data"))

    def test_what_is_new_is_written_and_sources_that_fail_are_named(self):
        status, body = self.call(client_id="shop")
        self.assertEqual((status, body["items"], sorted(body["failed"])), (200, 2, ["broken", "disk", "down"]))
        items = json.loads(self.s3.get_object(Bucket="vectora-data", Key=body["target"])["Body"].read())
        self.assertEqual([item["title"] for item in items], ["New", "Undated"])

    def test_only_the_sources_that_are_asked_for_are_read(self):
        self.assertEqual(self.call(client_id="shop", sources=["press"])[1]["failed"], {})
        self.assertEqual(self.call(client_id="shop", sources=["press", "other"])[0], 404)

    def test_what_is_wrong_with_an_event_is_told(self):
        for event in ({}, {"client_id": "../x"}, {"client_id": 1}, {"client_id": "shop", "sources": "press"},
                      {"client_id": "shop", "period_days": 0}, {"client_id": "shop", "period_days": True},
                      {"client_id": "shop", "dry_run": "yes"}):
            self.assertEqual(self.call(**event)[0], 400, event)
        self.assertEqual(handler.lambda_handler([], None)["statusCode"], 400)

    def test_a_configuration_that_is_missing_or_wrong_is_told(self):
        self.assertEqual(self.call(client_id="nobody")[0], 404)
        self.configure({"sources": [{"key": "press"}]})
        self.assertEqual(self.call(client_id="shop")[0], 422)

    def test_atom_is_read_and_entities_are_not(self):
        feed = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="u"/><updated>2026-01-01T00:00:00Z</updated></entry></feed>'
        (item,) = content_parser.items(feed, "press")
        self.assertEqual((item.title, item.link, item.published.year), ("A", "u", 2026))
        with self.assertRaises(content_parser.Unreadable):
            content_parser.items(b'<!DOCTYPE x [<!ENTITY a "b">]><rss/>', "press")


if __name__ == "__main__":
    unittest.main()
