import AWS

@main
struct App {
    static func main() {
        let activity = StepFunctions.Activity(name: "approve")
        let queue = SQS.Queue(queueName: "tasks")
        print(activity.typeName, queue.typeName)
    }
}
