"""scripts/update-prices, against a price list in the place of AWS's."""

import importlib.machinery
import importlib.util
import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

SCRIPT = pathlib.Path(__file__).parents[2] / "scripts/update-prices"


def load():
    loader = importlib.machinery.SourceFileLoader("update_prices", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("update_prices", loader))
    loader.exec_module(module)
    return module


def product(*steps):
    """As AWS documents it: <https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html>"""
    ends = [begin for begin, _ in steps[1:]] + ["Inf"]
    dimensions = {
        f"SKU.TERM.{index}": {
            "rateCode": f"SKU.TERM.{index}", "description": "", "unit": "Requests", "beginRange": begin, "endRange": end, "appliesTo": [],
            "pricePerUnit": {"USD": usd},
        }
        for index, ((begin, usd), end) in enumerate(zip(steps, ends))
    }
    term = {"sku": "SKU", "offerTermCode": "TERM", "effectiveDate": "2026-11-01T00:00:00Z", "termAttributes": {}, "priceDimensions": dimensions}
    return {
        "product": {"sku": "SKU", "productFamily": "API Request", "attributes": {"usagetype": "EUW3-Requests", "location": "EU (Paris)"}},
        "serviceCode": "AWSQueueService", "terms": {"OnDemand": {"SKU.TERM": term}}, "version": "1", "publicationDate": "2026-11-01T00:00:00Z",
    }


class UpdatePrices(unittest.TestCase):
    price = {"key": "sqs.standard.request", "region": "eu-west-3", "usd": 0.4, "per": 1000000, "unit": "request", "usageType": "EUW3-Requests"}

    def setUp(self):
        self.module = load()

    def renewed(self, products):
        with mock.patch.object(self.module, "products", return_value=products):
            return self.module.renewed(self.price)

    def test_the_first_step_that_costs_something_is_taken(self):
        new, reason = self.renewed([product(("0", "0"), ("1000000", "0.0000005"), ("100000000000", "0.0000003"))])
        self.assertIsNone(reason)
        self.assertEqual(new["usd"], 0.5)
        self.assertIn("read 20", new["source"])

    def test_what_is_missing_or_ambiguous_stays(self):
        self.assertEqual(self.renewed([]), (None, "the list does not have it"))
        self.assertEqual(self.renewed([product(("0", "1")), product(("0", "2"))]), (None, "the list has 2 different amounts"))
        self.assertEqual(self.renewed([product(("0", "0.0000004"))] * 2)[0]["usd"], 0.4)
        self.assertEqual(self.renewed([{"product": {}, "terms": {}}]), (None, "the list does not have it"))

    def test_another_unit_is_no_new_price(self):
        new, reason = self.renewed([product(("0", "0.4"))])
        self.assertIsNone(new)
        self.assertIn("another unit", reason)

    def test_the_command_is_asked_as_it_takes_it(self):
        with tempfile.TemporaryDirectory() as folder:
            aws = pathlib.Path(folder, "aws")
            answer = {"FormatVersion": "aws_v1", "PriceList": [json.dumps(product(("0", "0.0188")))]}
            aws.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{folder}/asked'\ncat <<'END'\n{json.dumps(answer)}\nEND\n")
            aws.chmod(0o755)
            with mock.patch.dict(os.environ, PATH=f"{folder}:{os.environ['PATH']}"):
                price = {"key": "ec2.t4g.small.linux", "usd": 0.0188, "per": 1, "unit": "hour", "usageType": "EUW3-BoxUsage:t4g.small"}
                self.assertEqual(self.module.renewed(price)[0]["usd"], 0.0188)
                asked = pathlib.Path(folder, "asked").read_text().split("\n")
                self.assertEqual(asked[:2], ["pricing", "get-products"])
                self.assertIn("Type=TERM_MATCH,Field=usagetype,Value=EUW3-BoxUsage:t4g.small", asked)
                self.assertIn("Type=TERM_MATCH,Field=operatingSystem,Value=Linux", asked)
                aws.write_text("#!/bin/sh\necho 'Unable to locate credentials' >&2\nexit 253\n")
                with self.assertRaisesRegex(SystemExit, "nothing was changed: Unable to locate credentials"):
                    self.module.renewed(price)

    def test_the_file_is_written_as_it_stands(self):
        text = self.module.FILE.read_text()
        document = json.loads(text)
        lines = ",\n".join(map(self.module.line, document["prices"]))
        self.assertEqual(text, f'{{"currency": "USD", "prices": [\n{lines}\n]}}\n')
        for price in document["prices"]:
            if "usageType" in price:
                self.assertIn(price["key"].split(".")[0], self.module.SERVICES)


if __name__ == "__main__":
    unittest.main()
