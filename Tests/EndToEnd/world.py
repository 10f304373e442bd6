"""The engine, and a folder to deploy from; what is run there sees neither the user's credentials nor any AWS but the engine."""

import collections
import dataclasses
import functools
import json
import os
import pathlib
import subprocess
import time

import boto3

HERE = pathlib.Path(__file__).parent
REPOSITORY = HERE.parents[1]
WARM_CLI = HERE / "warm_cli.py"
REGION = "eu-west-3"
ACCOUNT = "000000000000"


@dataclasses.dataclass
class Result:
    code: int
    output: str
    seconds: float
    calls: list

    def operations(self):
        """How often each operation was called: `cloudformation describe-stacks`."""
        return collections.Counter(map(operation, self.calls))


def operation(call):
    """The service and the operation of a call, before which options of the CLI may stand, each with a value."""
    words = iter(call.split())
    names = []
    for word in words:
        if word.startswith("--") and "=" not in word and word not in ("--debug", "--no-cli-pager", "--no-paginate", "--no-sign-request"):
            next(words, None)
        elif not word.startswith("--"):
            names.append(word)
        if len(names) == 2:
            break
    return " ".join(names)


class World:
    def __init__(self, engine, folder, novialoom, cli_python):
        self.engine = engine
        self.folder = pathlib.Path(folder)
        self.calls = self.folder / "calls"
        self.figures = []
        self.environment = {
            "PATH": f"{HERE / 'programs'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "AWS_ACCESS_KEY_ID": ACCOUNT,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
            "WARM_PYTHON": str(cli_python),
            "WARM_CLI": str(WARM_CLI),
            "WARM_SOCKET": str(self.folder / "aws"),
            "AWS_CALLS": str(self.calls),
            "LOCAL_ENGINE": engine.url,
            "NOVIALOOM": str(novialoom),
            "REPOSITORY": str(REPOSITORY),
            "DEPLOY_POLL_SECONDS": "0.2",
            "GIT_DIR": str(REPOSITORY / ".git"),
        }

    def __enter__(self):
        socket = self.environment["WARM_SOCKET"]
        self.cli = subprocess.Popen([self.environment["WARM_PYTHON"], "-B", str(WARM_CLI), socket], stdin=subprocess.PIPE)
        while not os.path.exists(socket):
            if self.cli.poll() is not None:
                raise RuntimeError("the AWS CLI does not start")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.cli.stdin.close()
        self.cli.wait(30)

    def run(self, *command, stdin=None, **environment):
        """Runs a command in the folder; without a text for its standard input it has none, and no terminal."""
        self.calls.write_text("")
        start = time.monotonic()
        done = subprocess.run(
            [str(part) for part in command], cwd=self.folder, env={**self.environment, **environment}, input=stdin or "",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600,
        )
        return Result(done.returncode, done.stdout, time.monotonic() - start, self.calls.read_text().splitlines())

    def script(self, environment, script, *options, **more):
        return self.run(self.folder / "out" / environment / script, "--endpoint-url", self.engine.url, *options, **more)

    def synth(self, environment, release=None):
        images = ["--images", str(release)] if release else []
        result = self.run("swift", "run", "novialoom", "synth", "--env", environment, *images)
        assert result.code == 0, result.output

    def synth_app(self, app, *environments, root=REPOSITORY):
        """Another app than novialoom, whose executable lies beside it, into the folder that it has for itself: out/sentori/dev."""
        program = pathlib.Path(self.environment["NOVIALOOM"]).with_name(app)
        result = self.run(program, "synth", "--env", *environments, "--root", root)
        assert result.code == 0, result.output

    def figure(self, what, result):
        self.figures.append((what, result.seconds, len(result.calls)))

    @functools.cache
    def client(self, service, region=REGION, account=ACCOUNT):
        """To the engine the key that signs is the account."""
        return boto3.client(
            service, endpoint_url=self.engine.url, region_name=region, aws_access_key_id=account, aws_secret_access_key="test"
        )

    def make_stack(self, name, resources, outputs=None, **tags):
        """A stack that no folder of ours knows."""
        client = self.client("cloudformation")
        client.create_change_set(
            StackName=name, ChangeSetName="made", ChangeSetType="CREATE", TemplateBody=json.dumps({"Resources": resources, **({"Outputs": outputs} if outputs else {})}),
            Tags=[{"Key": key, "Value": value} for key, value in tags.items()],
        )
        client.execute_change_set(StackName=name, ChangeSetName="made")
        client.get_waiter("stack_create_complete").wait(StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 20})

    def outputs(self, stack):
        found = self.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
        return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}

    def pages(self, service, operation, key, account=ACCOUNT, **arguments):
        """All elements of a paged answer."""
        pages = self.client(service, account=account).get_paginator(operation).paginate(**arguments)
        return [item for page in pages for item in page[key]]
