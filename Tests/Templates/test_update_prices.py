"""scripts/update-prices, against a price list in the place of AWS's."""

import importlib.machinery
import importlib.util
import json
import pathlib
import unittest
from unittest import mock

SCRIPT = pathlib.Path(__file__).parents[2] / "scripts/update-prices"


def load():
    loader = importlib.machinery.SourceFileLoader("update_prices", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("update_prices", loader))
    loader.exec_module(module)
    return module


def product(*steps):
    dimensions = {str(index): {"beginRange": begin, "pricePerUnit": {"USD": usd}} for index, (begin, usd) in enumerate(steps)}
    return {"terms": {"OnDemand": {"term": {"priceDimensions": dimensions}}}}


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
