"""B3, B5: runs are started within the limit, finished, interrupted and listed."""

import unittest
from datetime import datetime, timedelta, timezone
from unittest import mock

from support import DYNAMODB, RUN, FunctionCase, setUpModule  # noqa: F401


class RunCase(FunctionCase):
    function = "run-api"

    def start(self, **body):
        return self.call("POST", "/api/runs/start", {"duration": 60, "interval": 5, **body})

    def started(self, **body) -> dict:
        status, run = self.start(**body)
        self.assertEqual(status, 201, run)
        return run

    def at(self, moment: datetime):
        """The handler's clock, for the rest of the test."""
        from iot import moments

        patch = mock.patch.object(moments, "now", lambda: moment)
        patch.start()
        self.addCleanup(patch.stop)


class StartTests(RunCase):
    def test_B5_a_run_is_stored_as_it_is_told(self):
        run = self.started(params={"room": "é", "step": 0.1, "levels": [1, None, True]})
        self.assertRegex(run["id"], r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        self.assertRegex(run["startedAt"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
        self.assertEqual((run["username"], run["status"], run["duration"], run["interval"]), ("ada", "RUNNING", 60, 5))
        self.assertEqual(run["params"], {"room": "é", "step": 0.1, "levels": [1, None, True]})
        self.assertTrue(run["grafanaUrl"].startswith(f"https://grafana-iot.sentori-studio.com/d/iot-sensors?var-runId={run['id']}&from="))
        self.assertEqual(self.call("GET", "/api/runs/{id}", id=run["id"]), (200, run))

    def test_B5_a_start_is_counted(self):
        self.started()
        self.assertEqual(self.metrics(), [("run_started", 1, [["Environment"]])])

    def test_B5_the_sixth_is_refused_until_one_finishes(self):
        runs = [self.started() for _ in range(5)]
        self.assertEqual(self.call("GET", "/api/runs/can-start"), (200, {"canStart": False, "running": 5, "limit": 5}))
        status, body = self.start()
        self.assertEqual((status, body["error"]), (409, "limit"))
        self.call("POST", "/api/runs/{id}/finish", id=runs[2]["id"])
        self.assertEqual(self.call("GET", "/api/runs/can-start"), (200, {"canStart": True, "running": 4, "limit": 5}))
        self.started()
        self.assertEqual(self.start()[0], 409)

    def test_B5_a_run_whose_client_went_away_makes_room(self):
        runs = [self.started() for _ in range(5)]
        self.at(datetime.now(timezone.utc) + timedelta(seconds=181))
        self.assertEqual(self.call("GET", "/api/runs/can-start")[1]["running"], 0)
        self.assertEqual(self.call("GET", "/api/runs/running"), (200, {"items": [], "count": 0}))
        later = self.started()
        self.assertEqual([run["id"] for run in self.call("GET", "/api/runs/running")[1]["items"]], [later["id"]])
        for run in runs:
            self.assertEqual(self.call("GET", "/api/runs/{id}", id=run["id"])[1]["status"], "INTERRUPTED")

    def test_a_run_that_was_removed_makes_room(self):
        import runs

        for removed in [self.started() for _ in range(5)]:
            runs.table().delete_item(Key={"id": removed["id"]})
        DYNAMODB.called.discard("DeleteItem")
        self.assertEqual(self.start()[0], 409)
        self.at(datetime.now(timezone.utc) + timedelta(seconds=181))
        last = self.started()
        self.assertEqual(list(runs.leases()), [last["id"]])
        runs.table().delete_item(Key={"id": last["id"]})
        DYNAMODB.called.discard("DeleteItem")
        self.assertEqual(self.call("POST", "/api/runs/interrupt-all"), (200, {"interrupted": [], "count": 0}))
        self.assertEqual(runs.leases(), {})

    def test_a_table_without_data_has_room(self):
        self.assertEqual(self.call("GET", "/api/runs/can-start"), (200, {"canStart": True, "running": 0, "limit": 5}))
        self.assertEqual(self.call("POST", "/api/runs/interrupt-all"), (200, {"interrupted": [], "count": 0}))

    def test_bad_starts_are_refused_with_a_reason(self):
        start = ("POST", "/api/runs/start")
        for words, options in [
            ("X-User", {"headers": None}),
            ("X-User", {"headers": {"x-user": " "}}),
            ("X-User", {"headers": {"X-User": "a\nb"}}),
            ("no JSON", {"raw": "{"}),
            ("no JSON", {"raw": "[" * 60_000}),
            ("no JSON", {"raw": '{"duration": NaN}'}),
            ("no JSON", {"raw": '{"duration": ' + "9" * 5_000 + "}"}),
            ("no JSON object", {"raw": "[]"}),
            ("duration", {"body": {}}),
            ("duration", {"body": {"duration": 0}}),
            ("duration", {"body": {"duration": 86_401}}),
            ("duration", {"body": {"duration": True}}),
            ("duration", {"body": {"duration": "60"}}),
            ("whole", {"body": {"duration": 1.5}}),
            ("duration", {"raw": '{"duration": 1e999999}'}),
            ("interval", {"body": {"duration": 60}}),
            ("longer", {"body": {"duration": 5, "interval": 6}}),
            ("params", {"body": {"duration": 60, "interval": 5, "params": []}}),
            ("params", {"body": {"duration": 60, "interval": 5, "params": {"a": {"b": {"c": {"d": {}}}}}}}),
            ("params", {"body": {"duration": 60, "interval": 5, "params": {"a": "\ud800"}}}),
            ("params", {"raw": '{"duration": 60, "interval": 5, "params": {"a": 1e-200}}'}),
            ("params", {"body": {"duration": 60, "interval": 5, "params": {"a": "x" * 4_096}}}),
        ]:
            with self.subTest(words, **options):
                self.refused(400, words, *start, **options)
        self.refused(413, "bytes", *start, raw=" " * 70_000)
        self.assertEqual(self.call("GET", "/api/runs/can-start")[1]["running"], 0)
        self.assertEqual(self.metrics(), [])


class FinishTests(RunCase):
    def finish(self, run: str, body=None):
        return self.call("POST", "/api/runs/{id}/finish", body, id=run)

    def test_B5_a_run_is_completed(self):
        run = self.started()
        status, finished = self.finish(run["id"])
        self.assertEqual((status, finished["status"]), (200, "COMPLETED"))
        self.assertGreater(finished["finishedAt"], run["startedAt"])
        self.assertEqual([name for name, _, _ in self.metrics()], ["run_started", "run_completed"])

    def test_B5_or_has_failed(self):
        run = self.started()
        self.assertEqual(self.finish(run["id"], {"status": "FAILED"})[1]["status"], "FAILED")
        self.assertEqual([name for name, _, _ in self.metrics()], ["run_started"])

    def test_twice_the_same_is_once(self):
        run = self.started()
        first = self.finish(run["id"])
        self.assertEqual(self.finish(run["id"]), first)
        self.assertEqual(len(self.metrics()), 2)
        self.refused(409, "COMPLETED already", "POST", "/api/runs/{id}/finish", {"status": "FAILED"}, id=run["id"])

    def test_what_is_no_run_is_refused(self):
        self.refused(404, "no run", "POST", "/api/runs/{id}/finish", id=RUN)
        self.started()
        self.refused(404, "no run", "POST", "/api/runs/{id}/finish", id=RUN)
        self.refused(400, "UUID", "POST", "/api/runs/{id}/finish", id="running")
        self.refused(400, "status", "POST", "/api/runs/{id}/finish", {"status": "RUNNING"}, id=RUN)
        self.refused(404, "no run", "GET", "/api/runs/{id}", id=RUN)
        self.refused(400, "UUID", "GET", "/api/runs/{id}", id="running")

    def test_B5_all_are_interrupted_at_once(self):
        runs = {self.started()["id"] for _ in range(3)}
        done = self.started()["id"]
        self.finish(done)
        status, body = self.call("POST", "/api/runs/interrupt-all")
        self.assertEqual((status, set(body["interrupted"]), body["count"]), (200, runs, 3))
        self.assertEqual(self.call("GET", "/api/runs/{id}", id=done)[1]["status"], "COMPLETED")
        for run in runs:
            self.assertEqual(self.call("GET", "/api/runs/{id}", id=run)[1]["status"], "INTERRUPTED")
        self.assertEqual(self.call("GET", "/api/runs/can-start")[1]["running"], 0)


class ListTests(RunCase):
    def fill(self, count: int) -> list[str]:
        """Runs that started a second apart, two at a time, the newest first."""
        import runs

        ids = []
        for index in range(count):
            self.at(datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=index // 2))
            run = self.started()
            if index % 3:
                runs.end(run["id"], "COMPLETED" if index % 3 == 1 else "FAILED")
            else:
                self.call("POST", "/api/runs/interrupt-all")
            ids.append(run["id"])
        return ids[::-1]

    def test_B5_pages_follow_each_other_without_gap_or_repetition(self):
        ids = self.fill(23)
        for size in (1, 2, 3, 7, 100):
            found, query, pages = [], {"limit": str(size)}, 0
            while True:
                status, body = self.call("GET", "/api/runs", query=query)
                self.assertEqual((status, body["count"]), (200, len(body["items"])))
                found += [run["id"] for run in body["items"]]
                pages += 1
                if body["lastKey"] is None:
                    break
                query["lastKey"] = body["lastKey"]
            self.assertCountEqual(found, ids)
            self.assertEqual(len(set(found)), 23)
            self.assertGreaterEqual(pages, 23 // (size + 1))

    def test_B5_the_newest_come_first(self):
        self.fill(9)
        starts = [run["startedAt"] for run in self.call("GET", "/api/runs")[1]["items"]]
        self.assertEqual(starts, sorted(starts, reverse=True))

    def test_B5_a_list_of_one_status(self):
        self.fill(9)
        for status in ("COMPLETED", "FAILED", "INTERRUPTED"):
            body = self.call("GET", "/api/runs", query={"status": status})[1]
            self.assertEqual([run["status"] for run in body["items"]], [status] * 3)
        self.assertEqual(self.call("GET", "/api/runs", query={"status": "RUNNING"})[1]["items"], [])

    def test_B5_all_runs_in_one_answer_as_far_as_it_holds_them(self):
        ids = self.fill(8)
        body = self.call("GET", "/api/runs/all")[1]
        self.assertCountEqual([run["id"] for run in body["items"]], ids)
        self.assertIsNone(body["lastKey"])
        with mock.patch.object(self.module, "LARGEST_PAGE", 800):
            first = self.call("GET", "/api/runs/all")[1]
            second = self.call("GET", "/api/runs/all", query={"lastKey": first["lastKey"]})[1]
        self.assertLess(first["count"], 8)
        found = [run["id"] for run in first["items"] + second["items"]]
        self.assertEqual(len(set(found)), len(found))

    def test_B5_those_that_run_of_all_users(self):
        first = self.started()
        status, second = self.call("POST", "/api/runs/start", {"duration": 9, "interval": 1}, headers={"x-user": "bob"})
        self.assertEqual(status, 201)
        body = self.call("GET", "/api/runs/running")[1]
        self.assertCountEqual(body["items"], [first, second])

    def test_bad_lists_are_refused_with_a_reason(self):
        for words, query in [
            ("limit", {"limit": "0"}),
            ("limit", {"limit": "101"}),
            ("limit", {"limit": "٣"}),
            ("limit", {"limit": ""}),
            ("status", {"status": "running"}),
            ("lastKey", {"lastKey": "%%"}),
            ("lastKey", {"lastKey": "é"}),
            ("lastKey", {"lastKey": "e30"}),
            ("lastKey", {"lastKey": "eyJpZCI6IjEifQ"}),
            ("lastKey", {"lastKey": "eyJzdGFydGVkQXQiOiIxIn0"}),
            ("lastKey", {"lastKey": "W10"}),
            ("lastKey", {"lastKey": "W1tbW1tb" * 9_000}),
            ("unknown parameter", {"page": "1"}),
        ]:
            with self.subTest(words, **query):
                self.refused(400, words, "GET", "/api/runs", query=query)


if __name__ == "__main__":
    unittest.main()
