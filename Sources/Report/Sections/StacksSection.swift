import Cost
import Documents
import TemplateReading

extension SystemReport {
    /// The stacks with their sizes, what is left of AWS's limits, and every resource with the line that declares it.
    var stacksSection: ReportSection {
        let stacks = zip(view.stacks, sizes).map { (view: $0, size: $1) }
        var table = HTMLTable(
            "Stacks in the order of their deployment, and their share of what AWS takes of one template",
            [("stack", .left), ("in CloudFormation", .left), ("region", .left), ("resources", .right), ("of \(limits.resources)", .right)]
                + [("bytes", .right), ("of \(limits.bytes.grouped)", .right), ("of \(limits.inlineBytes.grouped) inline", .right)]
                + [("fixed $", .right)])
        table.add(
            stacks.map { stack in
                let resources = stack.view.template.resources.count
                return [
                    HTML.code(stack.view.name), HTML.code(stack.view.stackName), "\(stack.size.region)", "\(resources)",
                    "\(resources.share(of: limits.resources))", "\(stack.size.bytes.grouped)",
                    "\(stack.size.bytes.share(of: limits.bytes))",
                    "\(stack.size.bytes.share(of: limits.inlineBytes))",
                    "\(Amount.dollars(estimate.resources.filter { $0.stack == stack.view.name }.reduce(0) { $0 + ($1.fixed ?? 0) }))",
                ]
            })
        return ReportSection(
            id: "stacks", title: "Stacks and resources", note: resourceCount.counted("resource"),
            content: table.html + HTML.joined(stacks.map { resources(of: $0.view, $0.size) }))
    }

    private func resources(of stack: StackView, _ size: StackSize) -> HTML {
        var table = HTMLTable("Resources of \(stack.name)", "resource", "type", "size", "declared at")
        let defaults = stack.template.byDefault
        table.add(
            stack.template.resources.map { resource in
                let sizes = ResourceSize.texts(of: resource, in: stack.template, by: defaults).map { hiding($0) }
                return [
                    HTML.code(resource.logicalID), HTML.code(resource.type), "\(sizes.joined(separator: ", "))",
                    size.places[resource.logicalID].map(HTML.code) ?? "",
                ]
            })
        return .fold("<strong>\(stack.name)</strong>: \(stack.template.resources.count.counted("resource"))", table.html)
    }
}
