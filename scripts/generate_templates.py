"""Writes two templates of 500 resources to a folder, old.json and new.json: each resource differs, and each reads another one."""

import json
import pathlib
import sys


def template(generation):
    resources = {}
    for index in range(125):
        resources[f"Queue{index}"] = {
            "Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 30 * generation, "QueueName": f"queue-{index}"}}
        resources[f"Role{index}"] = {
            "Type": "AWS::IAM::Role", "Properties": {
                "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
                "Description": f"generation {generation}"}}
        actions = ["sqs:SendMessage", "sqs:GetQueueAttributes"][:generation]
        resources[f"Policy{index}"] = {
            "Type": "AWS::IAM::Policy", "Properties": {
                "PolicyName": f"policy-{index}", "Roles": [{"Ref": f"Role{index}"}],
                "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": actions, "Resource": {"Fn::GetAtt": [f"Queue{index}", "Arn"]}}]}}}
        resources[f"Function{index}"] = {
            "Type": "AWS::Lambda::Function", "Properties": {
                "Code": {"ZipFile": "pass"}, "Handler": "index.handler", "Runtime": "python3.13", "MemorySize": 128 * generation,
                "Role": {"Fn::GetAtt": [f"Role{index}", "Arn"]},
                "Environment": {"Variables": {"QUEUE": {"Ref": f"Queue{index}"}, "NAME": {"Fn::Sub": f"${{Queue{index}}}-{generation}"}}}}}
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}


folder = pathlib.Path(sys.argv[1])
for name, generation in (("old", 1), ("new", 2)):
    (folder / f"{name}.json").write_text(json.dumps(template(generation), indent=1))
