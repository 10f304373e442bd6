"""The services beside CloudFormation, as far as the scripts call them."""
import base64
import json
import os
import pathlib
from fnmatch import fnmatch

from errors import CallError


def call(state, service, operation, words, options):
    return HANDLERS[f"{service} {operation}"](state, words, options)


def identity(state, words, options):
    return {"Account": state["account"], "Arn": f"arn:aws:sts::{state['account']}:assumed-role/novialoom-delivery-dev/test"}


def describe_images(state, words, options):
    repository, tag = options["--repository-name"], options["--image-ids"][0].removeprefix("imageTag=")
    if repository not in state["images"]:
        raise CallError("RepositoryNotFoundException", f"The repository with name '{repository}' does not exist")
    if tag not in state["images"][repository] and "*" not in state["images"][repository]:
        raise CallError("ImageNotFoundException", f"The image with imageId {{imageTag:'{tag}'}} does not exist")
    return {"imageDetails": [{"imageDigest": "sha256:1"}]}


def bucket(state, options):
    owner = options.get("--expected-bucket-owner", state["account"])
    if options["--bucket"] not in state["buckets"]:
        raise CallError("NoSuchBucket", "The specified bucket does not exist")
    if owner != state["account"]:
        raise CallError("AccessDenied", "Access Denied")
    return state["buckets"][options["--bucket"]]


def list_objects(state, words, options):
    keys = sorted(key for key in bucket(state, options) if key.startswith(options["--prefix"]))
    return {"Contents": [{"Key": key} for key in keys]} if keys else {}


def put_object(state, words, options):
    objects = bucket(state, options)
    before = objects.get(options["--key"], {}).get("version", 0)
    metadata = dict(pair.split("=", 1) for pair in options.get("--metadata", "").split(",") if pair)
    objects[options["--key"]] = {"body": pathlib.Path(options["--body"]).read_text(errors="replace")}
    if metadata:
        objects[options["--key"]].update(metadata=metadata, version=before + 1)
    return {} if options["--bucket"] in state.get("unversioned", []) else {"VersionId": str(before + 1)}


def head_object(state, words, options):
    try:
        found = bucket(state, options)[options["--key"]]
    except (CallError, KeyError):
        raise CallError("404", "Not Found") from None
    version = {} if options["--bucket"] in state.get("unversioned", []) else {"VersionId": str(found.get("version", 1))}
    return {"Metadata": found.get("metadata", {}), **version}


def delete_object(state, words, options):
    bucket(state, options).pop(options["--key"], None)
    return {}


def place(state, url):
    name, _, prefix = url.removeprefix("s3://").partition("/")
    if name not in state["buckets"]:
        raise CallError("NoSuchBucket", "The specified bucket does not exist")
    return state["buckets"][name], prefix


def is_taken(name, words_in_order):
    """As the CLI filters: the last pattern that matches decides."""
    taken = True
    for kind, pattern in words_in_order:
        if fnmatch(name, pattern):
            taken = kind == "--include"
    return taken


def filters(options):
    # The scripts give all exclusions before all inclusions.
    return [("--exclude", one) for one in options.get("--exclude", [])] + [("--include", one) for one in options.get("--include", [])]


def copy(state, words, options):
    source, target = words
    if source.startswith("s3://"):
        objects, key = place(state, source)
        if key not in objects:
            raise CallError("404", "Key does not exist")
        return objects[key]["body"]
    objects, prefix = place(state, target)
    if "--recursive" not in options:
        objects[prefix] = kept(pathlib.Path(source), options)
        return {}
    for path, name in files(source):
        if is_taken(name, filters(options)):
            objects[joined(prefix, name)] = kept(path, options)
    return {}


def sync(state, words, options):
    source, target = words
    objects, prefix = place(state, target)
    names = {}
    for path, name in files(source):
        if is_taken(name, filters(options)):
            names[joined(prefix, name)] = path
    for key, path in names.items():
        # A file of the same size that is not newer is left as it is.
        if key not in objects or len(objects[key]["body"]) != len(path.read_text()):
            objects[key] = kept(path, options)
    if "--delete" in options:
        start = f"{prefix}/" if prefix else ""
        for key in list(objects):
            if key.startswith(start) and key not in names and is_taken(key[len(start):], filters(options)):
                del objects[key]
    return {}


def files(folder):
    root = pathlib.Path(folder)
    return [(path, path.relative_to(root).as_posix()) for path in sorted(root.rglob("*")) if path.is_file()]


def joined(prefix, name):
    return f"{prefix}/{name}" if prefix else name


def kept(path, options):
    return {"body": path.read_text(errors="replace"), "cache": options.get("--cache-control")}


def invalidate(state, words, options):
    state["invalidations"].append(options["--paths"])
    return {"Invalidation": {"Id": "I1"}}


def get_alias(state, words, options):
    key = f"{options['--function-name']}:{options['--name']}"
    if key not in state["aliases"]:
        raise CallError("ResourceNotFoundException", f"Cannot find alias {key}")
    return {"FunctionVersion": state["aliases"][key]}


def update_alias(state, words, options):
    get_alias(state, words, options)
    state["aliases"][f"{options['--function-name']}:{options['--name']}"] = options["--function-version"]
    return {"FunctionVersion": options["--function-version"]}


def function_configuration(state, words, options):
    return {"CodeSha256": state.get("code", {}).get(options["--function-name"], "none"), "LastUpdateStatus": "Successful"}


def update_function_code(state, words, options):
    """Takes the object's own word for its digest."""
    sha256 = state["buckets"][options["--s3-bucket"]][options["--s3-key"]]["metadata"]["sha256"]
    state.setdefault("code", {})[options["--function-name"]] = base64.b64encode(bytes.fromhex(sha256)).decode()
    return {"CodeSha256": state["code"][options["--function-name"]]}


def invoke(state, words, options):
    """Answers what FAKE_ANSWER says, with an error where FAKE_FUNCTION_ERROR names one."""
    pathlib.Path(words[0]).write_text(os.environ.get("FAKE_ANSWER", '{"statusCode": 200, "body": "{}"}'))
    json.loads(pathlib.Path(options["--payload"].removeprefix("fileb://")).read_text())
    error = os.environ.get("FAKE_FUNCTION_ERROR")
    return {"StatusCode": 200, **({"FunctionError": error} if error else {})}


def describe_services(state, words, options):
    found = [state["services"].get(f"{options['--cluster']}/{name}") for name in options["--services"]]
    return {"services": [{"serviceName": name, "taskDefinition": task} for name, task in zip(options["--services"], found) if task]}


def update_service(state, words, options):
    state["services"][f"{options['--cluster']}/{options['--service']}"] = options["--task-definition"]
    return {"service": {"serviceName": options["--service"]}}


HANDLERS = {
    "sts get-caller-identity": identity, "ecr describe-images": describe_images, "s3api list-objects-v2": list_objects,
    "s3api put-object": put_object, "s3api delete-object": delete_object, "s3 cp": copy, "s3 sync": sync,
    "s3api head-object": head_object, "lambda get-function-configuration": function_configuration,
    "lambda update-function-code": update_function_code, "lambda invoke": invoke,
    "cloudfront create-invalidation": invalidate, "lambda get-alias": get_alias, "lambda update-alias": update_alias,
    "ecs describe-services": describe_services, "ecs update-service": update_service,
}
