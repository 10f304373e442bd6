"""What goes wrong with calls. FAKE_FAULT is one of

    throttle COUNT      the first COUNT calls of each operation are throttled
    refuse N COUNT      from the Nth call on, COUNT calls find nobody who listens
    kill-before N       the whole group of processes dies before the Nth call, kill-after N after it
    kill-before OPERATION, kill-after OPERATION    the same at the first call of an operation
    race OPERATION      somebody else was quicker than the first call of an operation
    expired N           from the Nth call on the credentials are expired
    none                there are no credentials
    old                 the AWS CLI is one of early 2023
    no-role             CloudFormation's role is not there
"""
import json
import os
import signal

from errors import CallError


def fault():
    return os.environ.get("FAKE_FAULT", "").split()


def is_meant(wanted, number, positional):
    return str(number - int(os.environ.get("FAKE_FIRST_CALL", "0"))) == wanted or positional[1] == wanted


def die():
    os.killpg(os.getpgrp(), signal.SIGKILL)


def before(folder, number, positional):
    words = fault()
    number_of_run = number - int(os.environ.get("FAKE_FIRST_CALL", "0"))
    match words:
        case ["throttle", count]:
            path = f"{folder}/throttled.json"
            throttled = {}
            if os.path.exists(path):
                with open(path) as file:
                    throttled = json.load(file)
            throttled[positional[1]] = throttled.get(positional[1], 0) + 1
            with open(path, "w") as file:
                json.dump(throttled, file)
            if throttled[positional[1]] <= int(count):
                raise CallError("Throttling", "Rate exceeded")
        case ["refuse", start, count] if int(start) <= number_of_run < int(start) + int(count):
            raise CallError("Connection", 'Could not connect to the endpoint URL: "https://cloudformation.eu-west-3.amazonaws.com/"', 255)
        case ["kill-before", wanted] if is_meant(wanted, number, positional):
            die()
        case ["race", operation] if positional[1] == operation and not os.path.exists(f"{folder}/raced"):
            open(f"{folder}/raced", "w").close()
            match operation:
                case "create-change-set":
                    raise CallError("ValidationError", "Stack:x is in UPDATE_IN_PROGRESS state and can not be updated.")
                case "describe-change-set":
                    raise CallError("ChangeSetNotFound", "ChangeSet [x] does not exist")
                case _:
                    raise CallError("InvalidChangeSetStatus", "ChangeSet [x] cannot be executed in its current status of [OBSOLETE]")
        case ["expired", start] if number_of_run >= int(start):
            raise CallError("ExpiredToken", "The security token included in the request is expired")
        case ["old"] if positional[1] == "create-change-set":
            usage = "usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]"
            raise CallError("ParamValidation", f"{usage}\n\nUnknown options: --import-existing-resources", 252)
        case ["no-role"] if positional[1] == "create-change-set":
            raise CallError("ValidationError", "Role arn:aws:iam::123456789012:role/x is invalid or cannot be assumed")
        case ["none"]:
            raise CallError("NoCredentials", "Unable to locate credentials. You can configure credentials by running \"aws configure\".", 253)


def after(folder, number, positional):
    match fault():
        case ["kill-after", wanted] if is_meant(wanted, number, positional):
            die()
