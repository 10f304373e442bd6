"""The tables, by the environment variables that name them."""

import functools
import os

import boto3
from botocore.config import Config

# All tries of a call end before API Gateway stops waiting, after 29 s.
CONFIG = Config(connect_timeout=2, read_timeout=4, retries={"mode": "standard", "total_max_attempts": 3})


@functools.lru_cache(maxsize=None)
def table(variable: str):
    return boto3.resource("dynamodb", config=CONFIG).Table(os.environ[variable])
