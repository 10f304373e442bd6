import TemplateReading

extension Rule {
    static let taskContainers = Rule(
        "task-containers", "The containers of a task fit into it, and have names and ports of their own.",
        reason: """
            ECS refuses the task definition: no container may have more memory than the task, names are unique, and where the task has an \
            address of its own (awsvpc), a port is the same inside and outside.
            """,
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
        refused: example(memory: 1024), accepted: example(memory: 512)
    ) { template, breaches in
        for task in template.resources(of: "AWS::ECS::TaskDefinition") {
            let memory = template.certainNumber(task.properties["Memory"])
            let mode = template.certainText(task.properties["NetworkMode"])
            var names: Set<String> = []
            for (path, container) in template.objects(at: "ContainerDefinitions", "*", in: task) {
                let reserved = container["MemoryReservation"] == nil ? "Memory" : "MemoryReservation"
                if let memory, let own = template.certainNumber(container[reserved]), own > memory {
                    breaches.add("the container has \(own) MiB and the task \(memory) MiB", at: path + [reserved])
                }
                // Containers of which only one is there may share a name.
                if let name = template.certainText(container["Name"]), !path.contains("Fn::If"), !names.insert(name).inserted {
                    breaches.add("two containers are called \(name)", at: path + ["Name"])
                }
                guard mode == "awsvpc" || mode == "host" else { continue }
                for (index, element) in (template.certain(container["PortMappings"])?.array ?? []).enumerated() {
                    guard let mapping = template.certain(element)?.object,
                        let inside = template.certainNumber(mapping["ContainerPort"]),
                        let outside = template.certainNumber(mapping["HostPort"]), inside != outside, outside != 0
                    else { continue }
                    breaches.add(
                        "port \(inside) of the container is \(outside) outside; in network mode \(mode ?? "") they are the same",
                        at: path + ["PortMappings", String(index), "HostPort"], remedy: "leave HostPort out")
                }
            }
        }
    }

    private static func example(memory: Int) -> String {
        """
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            RequiresCompatibilities: [FARGATE]
            NetworkMode: awsvpc
            Cpu: '256'
            Memory: '512'
            ContainerDefinitions: [{Name: a, Image: 'public.ecr.aws/nginx/nginx:1', Memory: \(memory)}]
        """
    }
}
