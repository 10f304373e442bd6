"""B7: what Grafana's container writes before Grafana starts, as a shell does it."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import FOLDER


class ProvisioningTests(unittest.TestCase):
    def test_B7_the_files_are_written_where_grafana_looks_for_them(self):
        resources = json.loads((FOLDER / "grafana.template.json").read_text())["Resources"].values()
        [task] = [resource for resource in resources if resource["Type"] == "AWS::ECS::TaskDefinition"]
        [container] = task["Properties"]["ContainerDefinitions"]
        variables = {entry["Name"]: entry["Value"] for entry in container["Environment"]}
        with tempfile.TemporaryDirectory() as folder:
            [command] = container["Command"]
            command = command.replace("'/tmp/", f"'{folder}/").replace("'/run.sh'", "true")
            subprocess.run([*container["EntryPoint"], command], env={"PATH": os.environ["PATH"], **variables}, check=True, timeout=60)
            root = Path(folder)
            files = {str(path.relative_to(root)): json.loads(path.read_text()) for path in root.rglob("*") if path.is_file()}
        self.assertEqual(
            sorted(files),
            ["dashboards/iot-sensors.json", "provisioning/dashboards/files.yaml", "provisioning/datasources/cloudwatch.yaml"],
        )
        self.assertEqual(variables["GF_PATHS_PROVISIONING"], "/tmp/provisioning")
        # As Grafana's own variables stand in it, no shell has touched them.
        self.assertIn("$runId", json.dumps(files["dashboards/iot-sensors.json"]))
        self.assertIn("iot-playground-run-api-dev", json.dumps(files["dashboards/iot-sensors.json"]))


if __name__ == "__main__":
    unittest.main()
