"""Metrics as lines of the log, from which CloudWatch makes them: no right and no call is needed.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import json
import os
import sys

from iot import moments, numbers

NAMESPACE = "IoTPlayground/Sensors"


def emit(values: dict[str, tuple[str, object]], *, by_run: str | None = None, **properties: object) -> None:
    """Writes metrics, `{"run_started": ("Count", 1)}`, of the environment, and of one run, too, where one is given."""
    dimensions = [["Environment"]] + ([["Environment", "RunId"]] if by_run else [])
    line = {
        "_aws": {
            "Timestamp": int(moments.now().timestamp() * 1000),
            "CloudWatchMetrics": [
                {
                    "Namespace": NAMESPACE,
                    "Dimensions": dimensions,
                    "Metrics": [{"Name": name, "Unit": unit} for name, (unit, _) in values.items()],
                }
            ],
        },
        "Environment": os.environ.get("APP_ENV", ""),
        **({"RunId": by_run} if by_run else {}),
        **properties,
        **{name: value for name, (_, value) in values.items()},
    }
    # One write a line: the log takes each as one event.
    sys.stdout.write(json.dumps(line, default=numbers.plain) + "\n")
    sys.stdout.flush()
