"""Distils the IAM actions that the cfn-lint package knows into one line of JSON per service; scripts/update-registry runs it.

The format of actions.jsonl is described in Sources/CRegistry/README.md. cfn-lint writes all actions in lower case: their spelling is
taken from the permissions in registry.jsonl and from the operations in botocore, which most actions are named after.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import botocore
import cfnlint.data.AdditionalSpecs
from cfnlint.helpers import load_resource


def main(folder):
    services = load_resource(cfnlint.data.AdditionalSpecs, "Policies.json")
    spelling = Spelling(Path(folder, "registry.jsonl"))
    lines = [
        json.dumps(distil(service, services[service], spelling), separators=(",", ":"), ensure_ascii=False) + "\n"
        for service in sorted(services)
    ]
    file = Path(folder, "actions.jsonl")
    file.write_text("".join(lines), encoding="utf-8")
    print(f"{file.name}: {len(lines)} services, {file.stat().st_size:,} bytes, {spelling.unknown:,} actions of unknown spelling")


def distil(service, source, spelling):
    if unknown := source.keys() - {"Actions", "Resources"}:
        raise SystemExit(f"{service} has {sorted(unknown)}, which is not understood")
    actions = {
        spelling.of(service, name): "|".join(resource.lower() for resource in action.get("Resources", []))
        for name, action in source["Actions"].items()
    }
    resources = {}
    for name, resource in sorted(source["Resources"].items()):
        distilled = {"arns": [arn.replace(".*", "*") for arn in resource["ARNFormats"]]}
        if keys := resource.get("ConditionKeys"):
            distilled["keys"] = keys
        resources[name.lower()] = distilled
    result = {"service": service, "actions": {name: actions[name] for name in sorted(actions)}}
    if resources:
        result["resources"] = resources
    return result


class Spelling:
    """How an action is written: as the handlers of the same service spell it, else as its API does, else as any service does."""

    def __init__(self, registry):
        self.handlers, self.operations, self.all = defaultdict(Counter), defaultdict(Counter), Counter()
        self.unknown = 0
        for line in registry.read_text(encoding="utf-8").splitlines():
            for service, names in json.loads(line).get("permissions", {}).items():
                self.add(self.handlers[service.lower()], names)
        for file in sorted(Path(botocore.__file__).parent.glob("data/*/*/service-2.json*")):
            with (gzip.open if file.suffix == ".gz" else open)(file) as text:
                model = json.load(text)
            metadata = model["metadata"]
            for service in {metadata.get("signingName"), metadata["endpointPrefix"]} - {None}:
                self.add(self.operations[service], model["operations"])

    def add(self, spellings, names):
        for name in names:
            if name != name.lower():
                spellings[name] += 1
                self.all[name] += 1

    def of(self, service, action):
        for spellings in (self.handlers[service], self.operations[service], self.all):
            if found := self.likeliest(spellings, action):
                return found
        self.unknown += 1
        return action

    def likeliest(self, spellings, action):
        if not hasattr(spellings, "lowercase"):
            spellings.lowercase = defaultdict(list)
            for name, count in spellings.items():
                spellings.lowercase[name.lower()].append((count, name))
        return max(spellings.lowercase.get(action, [(0, None)]))[1]


if __name__ == "__main__":
    main(sys.argv[1])
