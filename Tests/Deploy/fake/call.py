"""Stands for the AWS CLI in the tests of the deploy scripts: takes the same words, answers in the same form, and keeps an account in a file.

    FAKE_AWS    the folder of the account: state.json, and calls.jsonl, in which every call is written down
    FAKE_SPEED  how many events of a stack happen at each look at it; all of them otherwise
    FAKE_FAIL   "LogicalID=reason": the resource whose creation or update fails
    FAKE_INVALID  "LogicalID=reason": what the validation of each change set finds
    FAKE_ANSWER  what functions answer; FAKE_FUNCTION_ERROR names an error of theirs
    FAKE_STAYS  a resource that cannot be deleted
    FAKE_FAULT  what goes wrong with calls, see faults.py
    FAKE_SITE   where the AWS CLI's own packages are, which form the answers
"""
import os
import sys

sys.path.append(os.environ["FAKE_SITE"])
from service import main

sys.exit(main(sys.argv[1:]))
