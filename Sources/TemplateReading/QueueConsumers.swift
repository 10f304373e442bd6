import Documents

extension TemplateView {
    /// The functions that queues of the template are read by.
    package var queueConsumers: [(queue: Resource, function: Resource, mapping: Resource)] {
        resources(of: "AWS::Lambda::EventSourceMapping").compactMap { mapping in
            guard let queue = target(of: mapping.properties["EventSourceArn"]), queue.type == "AWS::SQS::Queue",
                let function = function(of: mapping.properties["FunctionName"])
            else { return nil }
            return (queue, function, mapping)
        }
    }

    /// The function that a value names, by its name or ARN, or by a version or an alias of it.
    package func function(of value: JSON?) -> Resource? {
        guard let target = target(of: value, type: "AWS::Lambda::Function", name: "FunctionName") ?? target(of: value) else { return nil }
        switch target.type {
        case "AWS::Lambda::Function": return target
        case "AWS::Lambda::Alias", "AWS::Lambda::Version":
            return self.target(of: target.properties["FunctionName"], type: "AWS::Lambda::Function", name: "FunctionName")
        default: return nil
        }
    }
}
