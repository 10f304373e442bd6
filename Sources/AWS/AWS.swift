/// The resources of AWS, typed. `resource-types.txt` lists them; the rest of this module is made from the registry at build time.
///
///     let queue = SQS.Queue(queueName: "tasks", visibilityTimeout: 900)
///     let policy = SQS.QueuePolicy(policyDocument: PolicyDocument(…), queues: [queue.ref])
///
/// A type stands in its service's namespace. Its initialiser takes all properties, required ones first, each group by name; what AWS alone
/// sets is no argument but an attribute (`queue.arn`). Structures are nested types (`Lambda.Function.Code`, mostly written `.init(…)`), and
/// values that the schema lists are static members (`.python3_12`), beside which any string can stand.
@_exported import CloudFormationModel
