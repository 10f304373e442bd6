"""Takes in what a client's sources have published, and writes it to the data bucket.

An event is `{"client_id", "sources"?: [key], "period_days"?: days, "dry_run"?: true}`. A dry run says what would be read and written, and asks
neither the configuration's bucket nor any source. The answer is `{"statusCode", "body": TEXT-OF-JSON}`; what is wrong with an event is a 400.
"""

import json
import logging
import os

from vectora_core import config_loader, content_parser, s3_io, source_fetcher
from vectora_core.models import Refusal, Request
from vectora_core.utils import now

log = logging.getLogger()
log.setLevel(os.environ.get("LOG_LEVEL", "INFO"))


def lambda_handler(event, context):
    try:
        request = Request.of(event)
        return answer(200, ingest(request))
    except Refusal as refusal:
        return answer(refusal.status, {"error": refusal.code, "message": str(refusal)})


def ingest(request):
    moment = now()
    result = {"client_id": request.client_id, "dry_run": request.dry_run, "period_days": request.period_days}
    if request.dry_run:
        return {**result, "sources": request.sources, "target": s3_io.key(request.client_id, moment)}
    items, failed = [], {}
    for source in config_loader.sources(request):
        try:
            found = content_parser.items(source_fetcher.fetch(source["url"]), source["key"])
        except (source_fetcher.Unreachable, content_parser.Unreadable) as problem:
            log.warning("source %s: %s", source["key"], problem)
            failed[source["key"]] = str(problem)
            continue
        items += [item for item in found if item.is_within(request.period_days, moment)]
    target = s3_io.write(request.client_id, moment, items) if items else None
    return {**result, "items": len(items), "failed": failed, "target": target}


def answer(status, body):
    return {"statusCode": status, "body": json.dumps(body)}
