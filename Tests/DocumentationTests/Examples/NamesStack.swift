import CloudFormationModel
import Loom

struct NamesStack: Stack {
    let description = "What keeps, and what changes, a name"

    let incoming = WorkQueue(visibility: .minutes(6)).formerly("Inbox")
    let captures = Bucket(generation: 2)
    let group = Resource("AWS::Scheduler::ScheduleGroup", ["Name": "nightly"])
    let owner = Parameter("Who is told of failures", from: ExistingStack("company-contacts").output("OnCall"))

    var outputs: [StackOutput] { [StackOutput("Incoming", incoming.name, "Where tasks are sent")] }
}
