extension Starter {
    private func tests(_ body: String) -> (name: String, text: String) {
        (
            "Tests/\(name.type)Tests/StackTests.swift",
            """
            import LoomTesting
            import Testing
            import \(name.module)

            @Suite struct StackTests {
                @Test(arguments: Environment.allCases) func nothingIsFound(in environment: Environment) {
                    Deployment(of: \(name.type)App.self, in: environment).expectNoFindings()
                }

            \(body)
            }

            """
        )
    }

    var minimal: [(name: String, text: String)] {
        [
            (
                "stacks/StorageStack.swift",
                """
                import Loom

                struct StorageStack: Stack {
                    let description = "\(name.text): storage"
                    let files: Bucket

                    init(removal: RemovalPolicy) {
                        files = Bucket(removal: removal)
                    }
                }

                """
            ),
            tests(
                """
                    @Test func filesAreKeptInProduction() {
                        Deployment(of: \(name.type)App.self, in: .prod).expect("AWS::S3::Bucket", [:], attributes: ["UpdateReplacePolicy": "Retain"])
                    }
                """),
        ]
    }

    var api: [(name: String, text: String)] {
        [
            (
                "stacks/ServiceStack.swift",
                """
                import Loom

                struct ServiceStack: Stack {
                    let description = "\(name.text): table, function and API"

                    let items: Table
                    let functions: Lambdas<Service>
                    let api: RestAPI
                    let alarms: Alarms

                    enum Service: String, CaseIterable, Sendable {
                        case items = "items-api"
                    }

                    init(removal: RemovalPolicy) {
                        let logging = Logging(.oneMonth, removal: removal)
                        let cors = RestAPI.CORS(origin: "*", headers: ["Content-Type"])
                        items = Table(partition: "id", protected: removal == .retain, removal: removal)
                            .accepting("state-deletion", when: removal == .delete, because: "what was tried goes with its environment")
                        let code = FunctionCode.package(
                            DeploymentPackage("stacks/functions/items", required: ["handler.py"], forbidden: ["boto3/"]),
                            runtime: .python313, handler: "handler.handler")
                        functions = Lambdas(
                            logging: logging,
                            [Function(.items, 256, .seconds(10), from: code, may: items.items(.get, .put), variables: cors.variables)])
                        api = RestAPI(
                            cors: cors, requestsPerSecond: 20, burst: 40, logging: logging,
                            [
                                .init(.get, "/items/{id}", to: functions[.items]),
                                .init(.put, "/items/{id}", to: functions[.items]),
                            ])
                        alarms = Alarms(to: nil, functions: functions.all, tables: [items], api: api)
                    }

                    var outputs: [StackOutput] { [StackOutput("Url", api.url, "Where the API is reached")] }
                }

                """
            ),
            (
                "stacks/functions/items/handler.py",
                #"""
                """Items by their IDs: `GET` and `PUT /items/{id}`, with one text each."""

                import json
                import os

                import boto3

                table = boto3.resource("dynamodb").Table(os.environ["ITEMS_TABLE"])


                def handler(event, context):
                    identifier = event["pathParameters"]["id"]
                    if event["httpMethod"] == "GET":
                        found = table.get_item(Key={"id": identifier}).get("Item")
                        return answer(200, found) if found else answer(404, {"error": "there is no such item"})
                    try:
                        text = json.loads(event["body"] or "")["text"]
                    except (ValueError, TypeError, KeyError):
                        text = None
                    if not isinstance(text, str):
                        return answer(400, {"error": 'the body must be {"text": "…"}'})
                    item = {"id": identifier, "text": text}
                    table.put_item(Item=item)
                    return answer(200, item)


                def answer(status, body):
                    headers = {"Content-Type": "application/json", "Access-Control-Allow-Origin": os.environ["ALLOWED_ORIGIN"]}
                    return {"statusCode": status, "headers": headers, "body": json.dumps(body)}

                """#
            ),
            tests(
                """
                    @Test func theFunctionReachesItsTableAndNothingElse() {
                        let deployment = Deployment(of: \(name.type)App.self, in: .dev)
                        deployment.expectCount(1, of: "AWS::Lambda::Function")
                        deployment.expect(
                            "AWS::Lambda::Function", ["Environment": ["Variables": ["ITEMS_TABLE": "\(name.text)-items-dev"]], "VpcConfig": .absent])
                    }
                """),
        ]
    }

    var worker: [(name: String, text: String)] {
        [
            (
                "stacks/JobsStack.swift",
                """
                import Loom

                struct JobsStack: Stack {
                    let description = "\(name.text): queue and worker"

                    let tasks: WorkQueue
                    let functions: Lambdas<Service>
                    let trigger: QueueTrigger
                    let alarms: Alarms

                    enum Service: String, CaseIterable, Sendable {
                        case worker
                    }

                    init(removal: RemovalPolicy) {
                        tasks = WorkQueue(visibility: .minutes(6), deadLetterAfter: 5)
                        let code = FunctionCode.package(
                            DeploymentPackage("stacks/functions/worker", required: ["handler.py"], forbidden: ["boto3/"]),
                            runtime: .python313, handler: "handler.handler")
                        functions = Lambdas(
                            logging: Logging(.oneMonth, removal: removal),
                            [Function(.worker, 256, .minutes(1), from: code, may: tasks.consume)])
                        trigger = QueueTrigger(tasks, to: functions[.worker])
                        alarms = Alarms(to: nil, functions: functions.all, queues: [tasks])
                    }
                }

                """
            ),
            (
                "stacks/functions/worker/handler.py",
                #"""
                """Works on the messages of the queue. Those it fails at come again, and in the end lie with the dead letters."""

                import json
                import logging

                log = logging.getLogger()
                log.setLevel("INFO")


                def handler(event, context):
                    failed = []
                    for record in event["Records"]:
                        try:
                            work(json.loads(record["body"]))
                        except Exception:
                            log.exception("message %s", record["messageId"])
                            failed.append({"itemIdentifier": record["messageId"]})
                    return {"batchItemFailures": failed}


                def work(task):
                    log.info("task %s", task)

                """#
            ),
            tests(
                """
                    @Test func aMessageIsHiddenForLongerThanItIsWorkedOn() {
                        let deployment = Deployment(of: \(name.type)App.self, in: .prod)
                        deployment.expect("AWS::SQS::Queue", ["VisibilityTimeout": 360])
                        deployment.expect("AWS::Lambda::Function", ["Timeout": 60])
                    }
                """),
        ]
    }
}
