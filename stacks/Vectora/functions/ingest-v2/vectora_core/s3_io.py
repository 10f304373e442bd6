"""The two buckets."""

import functools
import json
import os

import boto3
import botocore.exceptions

from .models import Refusal


@functools.cache
def client():
    return boto3.client("s3")


def key(client_id, moment):
    return f"ingested/{client_id}/{moment:%Y/%m/%d}/items-{moment:%H%M%S}.json"


def write(client_id, moment, items):
    target = key(client_id, moment)
    body = json.dumps([item.document() for item in items], ensure_ascii=False).encode()
    client().put_object(Bucket=os.environ["DATA_BUCKET"], Key=target, Body=body, ContentType="application/json")
    return target


def read_config(name):
    try:
        body = client().get_object(Bucket=os.environ["CONFIG_BUCKET"], Key=name)["Body"].read()
    except botocore.exceptions.ClientError as error:
        # Who may not list a bucket is told that a missing object is forbidden.
        if error.response["Error"]["Code"] in ("NoSuchKey", "404", "AccessDenied"):
            raise Refusal(404, "config", f"{name} is not in the configuration's bucket") from error
        raise
    try:
        return json.loads(body)
    except ValueError as error:
        raise Refusal(422, "config", f"{name} is no JSON") from error
