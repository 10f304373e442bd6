"""Writes a small environment's folder in the form that synth writes: small.py FOLDER [options]. Three stacks, each reading the one before.

The tests of faults stop a deployment after each of its calls; with a folder this small they take seconds. That synth writes the same form is
what real.bats tests, with what synth itself wrote.
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import stat

ZEROS = "0" * 64


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def data(options):
    resources = {
        "Reports": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "RetainExceptOnCreate", "Properties": {"BucketName": "small-reports"}},
        "Jobs": {
            "Type": "AWS::SQS::Queue", "DeletionPolicy": "Delete",
            "Properties": {"QueueName": options.queue, "DelaySeconds": options.delay},
        },
    }
    if not options.without_key:
        resources["Key"] = {
            "Type": "AWS::SecretsManager::Secret", "DeletionPolicy": "RetainExceptOnCreate", "Properties": {"Name": "small-key-dev"}}
    return {"Resources": resources, "Outputs": {"JobsArn": {"Value": {"Fn::GetAtt": ["Jobs", "Arn"]}}}}


def compute(options):
    version = "CoreVersion" + sha256(options.tag.encode())[:8].upper()
    image = "${AWS::AccountId}.dkr.ecr.eu-west-3.${AWS::URLSuffix}/small-core:" + options.tag
    resources = {
        "CoreRole": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "small-core-dev"}},
        "CoreFunction": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "FunctionName": "small-core-dev", "Code": {"ImageUri": {"Fn::Sub": image}},
                "Environment": {"Variables": {"JOBS": {"Ref": "DataJobsArn"}}}},
        },
        version: {
            "Type": "AWS::Lambda::Version", "DeletionPolicy": "RetainExceptOnCreate",
            "Properties": {"FunctionName": "small-core-dev", "Description": {"Ref": "DataJobsArn"}},
        },
        "CoreAlias": {
            "Type": "AWS::Lambda::Alias",
            "Properties": {"FunctionName": "small-core-dev", "Name": "live", "FunctionVersion": {"Fn::GetAtt": [version, "Version"]}},
        },
    }
    if options.big:
        resources["CoreRole"]["Properties"]["Description"] = "x" * 60_000
    return {
        "Parameters": {"DataJobsArn": {"Type": "String"}}, "Resources": resources,
        "Outputs": {"CoreFunctionRef": {"Value": {"Ref": "CoreFunction"}}},
    }


def web(options):
    return {
        "Parameters": {"ComputeCoreFunctionRef": {"Type": "String"}},
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "ComputeCoreFunctionRef"}}}},
    }


def archive(options):
    return {"Resources": {"Old": {"Type": "AWS::SQS::Queue", "DeletionPolicy": "Delete", "Properties": {"QueueName": "small-old-dev"}}}}


# name: maker, capability, protection, state
STACKS = {
    "data": (data, "-", "protected", "state"), "compute": (compute, "CAPABILITY_NAMED_IAM", "-", "-"), "web": (web, "-", "-", "-"),
    "archive": (archive, "-", "-", "state"),
}
STATE = ["AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SecretsManager::Secret"]
PRODUCERS = {"compute": ("DataJobsArn", "data", "JobsArn"), "web": ("ComputeCoreFunctionRef", "compute", "CoreFunctionRef")}


def write(folder, options):
    env = options.env
    lines = [["app", "small"], ["env", env], ["region", "eu-west-3"], ["bucket", "small-deploy"], ["role", f"small-execution-{env}"]]
    lines += [["state", one] for one in STATE]
    manifest = {"app": "small", "env": env, "stacks": []}
    for name in options.stacks:
        maker, capability, protection, state = STACKS[name]
        template = maker(options)
        template.setdefault("Outputs", {})["TemplateHash"] = {"Value": ZEROS}
        text = json.dumps(template, indent=1) + "\n"
        template_hash = sha256(text.encode())
        text = text.replace(ZEROS, template_hash)
        (folder / f"{name}.template.json").write_text(text)
        digest = sha256(text.encode())
        lines.append(
            ["stack", name, f"small-{name}-{env}", "eu-west-3", f"{name}.template.json", str(len(text)), digest, template_hash, capability,
             protection, state])
        if name in PRODUCERS:
            lines.append(["parameter", name, *PRODUCERS[name]])
        for number, (logical, resource) in enumerate(template["Resources"].items()):
            kept = "state" if resource["Type"] in STATE else "-"
            policy = resource.get("DeletionPolicy", "Delete")
            lines.append(["resource", name, logical, resource["Type"], f"stacks/Small/{name}.swift", str(10 + number), kept, policy])
            if resource["Type"] == "AWS::Lambda::Version":
                lines.append(["image", name, "small-core", options.tag, "eu-west-3"])
                lines.append(["alias", name, "core", options.tag, logical, "small-core-dev", "live"])
        manifest["stacks"].append({"name": name, "sha256": digest})
    table = "".join("\t".join(line) + "\n" for line in lines)
    (folder / "deploy.tsv").write_text(table)
    manifest["deployTable"] = {"file": "deploy.tsv", "sha256": sha256(table.encode())}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    deny = {
        "Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "*",
        "Condition": {"StringEquals": {"ResourceType": STATE}},
    }
    (folder / "stack-policy.json").write_text(json.dumps({"Statement": [deny]}))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tag", default="sha-1")
    parser.add_argument("--queue", default="small-jobs-dev")
    parser.add_argument("--delay", type=int, default=0)
    parser.add_argument("--env", default="dev")
    parser.add_argument("--without-key", action="store_true")
    parser.add_argument("--big", action="store_true")
    parser.add_argument("--stacks", nargs="*", default=["data", "compute", "web"])
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    templates = pathlib.Path(__file__).resolve().parent.parent.parent / "templates"
    for name in ("deploy.sh", "rollback.sh", "destroy.sh", "lib.sh"):
        shutil.copy(templates / name, options.folder)
    shutil.copytree(templates / "lib", options.folder / "lib")
    write(options.folder, options)


main()
