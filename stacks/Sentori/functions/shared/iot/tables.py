"""The tables, by the environment variables that name them."""

import functools
import os

import boto3
from botocore.config import Config

# All tries together end before the function's 30 s do.
CONFIG = Config(connect_timeout=2, read_timeout=4, retries={"mode": "standard", "total_max_attempts": 4})


@functools.lru_cache(maxsize=None)
def table(variable: str):
    return boto3.resource("dynamodb", config=CONFIG).Table(os.environ[variable])
