"""B1: the packages of the functions, as another reader of zips finds them."""

import hashlib
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from support import FOLDER, FUNCTIONS, LOGICAL_IDS, RESOURCES


class PackageTests(unittest.TestCase):
    def archive(self, function: str):
        key = RESOURCES[LOGICAL_IDS[function] + "Function"]["Properties"]["Code"]["S3Key"]
        return FOLDER / "assets" / Path(key).name

    def test_B1_a_package_holds_what_lies_in_its_folders(self):
        for function in LOGICAL_IDS:
            sources = {
                path.relative_to(FUNCTIONS / folder).as_posix(): path.read_bytes()
                for folder in (function, "shared")
                for path in (FUNCTIONS / folder).rglob("*.py")
            }
            with zipfile.ZipFile(self.archive(function)) as archive:
                self.assertIsNone(archive.testzip())
                self.assertEqual({name: archive.read(name) for name in archive.namelist()}, sources)
                self.assertEqual(archive.namelist(), sorted(sources))
                self.assertEqual({info.date_time for info in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_B1_it_is_named_by_its_content(self):
        for function in LOGICAL_IDS:
            path = self.archive(function)
            self.assertEqual(path.stem, hashlib.sha256(path.read_bytes()).hexdigest())

    def test_B1_its_handler_loads_with_nothing_but_boto3_and_the_standard_library(self):
        for function in LOGICAL_IDS:
            with tempfile.TemporaryDirectory() as folder:
                with zipfile.ZipFile(self.archive(function)) as archive:
                    archive.extractall(folder)
                code = "import handler; assert callable(handler.handler)"
                subprocess.run([sys.executable, "-B", "-c", code], cwd=folder, check=True, timeout=60)


if __name__ == "__main__":
    unittest.main()
