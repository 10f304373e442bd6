"""What is known of a client: `clients/{client_id}.json`, `{"sources": [{"key", "url"}]}`."""

from . import s3_io
from .models import Refusal


def sources(request):
    """The client's sources that were asked for; all of them where none is named."""
    name = f"clients/{request.client_id}.json"
    config = s3_io.read_config(name)
    listed = config.get("sources") if isinstance(config, dict) else None
    if not isinstance(listed, list) or not all(isinstance(one, dict) and {"key", "url"} <= one.keys() for one in listed):
        raise Refusal(422, "config", f"{name} has no list of sources, each with key and url")
    known = {one["key"]: one for one in listed}
    if missing := [one for one in request.sources if one not in known]:
        raise Refusal(404, "sources", f"{name} has no source {', '.join(missing)}")
    return [known[one] for one in request.sources] or listed
