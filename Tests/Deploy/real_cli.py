"""Has the real AWS CLI read every kind of call that the fake was given. It finds nobody at the other end, and says so: which it does only
once it took every word.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

venv = pathlib.Path(sys.prefix)
kinds = {}
for line in (pathlib.Path(os.environ["FAKE_AWS"]) / "calls.jsonl").read_text().splitlines():
    words = json.loads(line)
    kinds.setdefault((words[0], words[1], *sorted(word for word in words if word.startswith("--"))), words)
print(len(kinds), "kinds of calls")
environment = {
    "PATH": os.environ["PATH"], "HOME": "/nonexistent", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_MAX_ATTEMPTS": "1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
failures = 0
with tempfile.NamedTemporaryFile("w") as file:
    file.write("[]")
    file.flush()
    for words in kinds.values():
        # Files of the run are gone since.
        words = [f"file://{file.name}" if word.startswith("file://") else word for word in words]
        words = [file.name if before == "--body" or word.endswith("/config.json") and word[0] == "/" else word
                 for before, word in zip([""] + words, words)]
        done = subprocess.run(
            [venv / "bin/python", venv / "bin/aws", *words, "--endpoint-url", "http://127.0.0.1:1"], capture_output=True, text=True,
            env=environment)
        if "Could not connect to the endpoint URL" not in done.stderr + done.stdout:
            failures += 1
            print(" ".join(words), done.returncode, done.stdout, done.stderr, sep="\n")
sys.exit(failures > 0)
