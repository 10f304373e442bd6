"""B5: no more than five runs at once, however many starts, finishes and interruptions come at the same time."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from botocore.exceptions import ClientError
from support import setUpModule  # noqa: F401
from test_runs import RunCase


def at_once(count: int, work):
    """The results of `count` threads that begin together."""
    barrier = threading.Barrier(count)

    def one(number: int):
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def cancelled(*reasons: str) -> ClientError:
    response = {
        "Error": {"Code": "TransactionCanceledException", "Message": "cancelled"},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }
    return ClientError(response, "TransactWriteItems")


class LimitTests(RunCase):
    def running(self) -> int:
        return self.call("GET", "/api/runs/can-start")[1]["running"]

    def test_B5_of_thirty_starts_at_once_five_succeed(self):
        answers = at_once(30, lambda _: self.start())
        self.assertEqual(sorted(status for status, _ in answers), [201] * 5 + [409] * 25)
        self.assertEqual(self.running(), 5)
        self.assertEqual(len(self.call("GET", "/api/runs", query={"status": "RUNNING"})[1]["items"]), 5)
        self.assertEqual(self.call("GET", "/api/runs/all")[1]["count"], 5)

    def test_B5_five_starts_at_once_all_succeed(self):
        self.assertEqual([status for status, _ in at_once(5, lambda _: self.start())], [201] * 5)

    def test_B5_a_run_that_is_finished_many_times_at_once_makes_room_for_one(self):
        runs = [self.started()["id"] for _ in range(5)]
        answers = at_once(8, lambda _: self.call("POST", "/api/runs/{id}/finish", id=runs[0]))
        self.assertEqual({status for status, _ in answers}, {200})
        self.assertEqual([name for name, _, _ in self.metrics()].count("run_completed"), 1)
        self.assertEqual(sorted(status for status, _ in at_once(6, lambda _: self.start())), [201] + [409] * 5)

    def test_B5_whatever_happens_at_once_leases_and_statuses_agree(self):
        chance = random.Random(7)
        plan = [chance.choice(["start", "start", "start", "finish", "interrupt"]) for _ in range(60)]
        known: list[str] = []
        most = []

        def work(number: int):
            for step in plan[number * 10 : number * 10 + 10]:
                if step == "start":
                    status, body = self.start()
                    self.assertIn(status, (201, 409), body)
                    if status == 201:
                        known.append(body["id"])
                elif step == "finish" and known:
                    status, body = self.call("POST", "/api/runs/{id}/finish", id=known[-1])
                    self.assertIn(status, (200, 409), body)
                elif step == "interrupt" and number == 0:
                    self.assertEqual(self.call("POST", "/api/runs/interrupt-all")[0], 200)
                most.append(self.call("GET", "/api/runs/running")[1]["count"])

        at_once(6, work)
        self.assertLessEqual(max(most), 5)
        statuses = [self.call("GET", "/api/runs/{id}", id=run)[1]["status"] for run in known]
        self.assertEqual(statuses.count("RUNNING"), self.running())


class ConflictTests(RunCase):
    """What DynamoDB answers when two transactions meet, which moto never does."""

    def setUp(self):
        super().setUp()
        import runs

        self.client = runs.table().meta.client
        patch = mock.patch.object(runs.time, "sleep")
        patch.start()
        self.addCleanup(patch.stop)

    def meeting(self, *faults: Exception):
        write = self.client.transact_write_items
        left = list(faults)

        def transact(**arguments):
            if left:
                raise left.pop(0)
            return write(**arguments)

        return mock.patch.object(self.client, "transact_write_items", transact)

    def test_a_start_that_meets_another_is_tried_again(self):
        with self.meeting(cancelled("TransactionConflict", "None"), cancelled("None", "TransactionConflict")):
            self.started()
        self.assertEqual(self.call("GET", "/api/runs/can-start")[1]["running"], 1)

    def test_one_that_always_does_is_told_to_come_again(self):
        with self.meeting(*[cancelled("TransactionConflict")] * 99):
            answer = self.answer("POST", "/api/runs/start", {"duration": 60, "interval": 5})
        self.assertEqual((answer["statusCode"], answer["headers"]["Retry-After"]), (503, "1"))

    def test_a_condition_that_fails_beside_a_conflict_decides(self):
        with self.meeting(cancelled("ConditionalCheckFailed", "TransactionConflict")):
            self.assertEqual(self.start()[0], 409)

    def test_a_table_that_throttles_is_no_fault_of_ours(self):
        throttled = ClientError({"Error": {"Code": "ThrottlingException", "Message": "slow down"}}, "TransactWriteItems")
        with self.meeting(throttled):
            self.assertEqual(self.start()[0], 503)

    def test_a_fault_of_ours_is_logged_and_not_told(self):
        denied = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "S3CRET"}}, "TransactWriteItems")
        with self.meeting(denied):
            status, body = self.start()
        self.assertEqual((status, body["error"]), (500, "fault"))
        self.assertNotIn("S3CRET", str(body))
        self.assertIn("S3CRET", self.log.getvalue())
