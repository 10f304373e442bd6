import Cost
import Documents
import Graph
import TemplateReading

/// An environment of a system as one page that needs nothing beside it: what it is made of, what it costs, what is open, who may do what, and
/// what changes. The same input makes the same bytes.
package struct SystemReport {
    package struct StackSize {
        /// In the app: `data`.
        package var name: String
        package var region: String
        /// Of the template as it is deployed.
        package var bytes: Int
        /// The line of the declaration behind a resource, by its logical ID: `stacks/Novialoom/DataStack.swift:30`.
        package var places: [String: String]

        package init(name: String, region: String, bytes: Int, places: [String: String]) {
            self.name = name
            self.region = region
            self.bytes = bytes
            self.places = places
        }
    }

    /// What AWS takes of one template.
    package struct Limits {
        package var resources: Int
        package var bytes: Int
        package var inlineBytes: Int

        package init(resources: Int, bytes: Int, inlineBytes: Int) {
            self.resources = resources
            self.bytes = bytes
            self.inlineBytes = inlineBytes
        }
    }

    package enum Picture {
        /// As Graphviz drew it.
        case svg(String)
        /// Why there is none.
        case none(String)
    }

    package var app: String
    package var environment: String
    package var region: String
    package var view: EnvironmentView
    /// One for each stack of the view, in the same order.
    package var sizes: [StackSize]
    package var limits: Limits
    package var graph: SystemGraph
    package var picture: Picture
    package var estimate: Estimate
    /// In the order in which they are told.
    package var findings: [Finding]
    /// Nil where it is compared with nothing.
    package var changes: ReportedChanges?
    /// The command that makes the page.
    package var command: String
    /// What no page may show is taken out of a text of the templates.
    package var hiding: (String) -> String = { $0 }

    package init(
        app: String, environment: String, region: String, view: EnvironmentView, sizes: [StackSize], limits: Limits, graph: SystemGraph,
        picture: Picture, estimate: Estimate, findings: [Finding], command: String
    ) {
        self.app = app
        self.environment = environment
        self.region = region
        self.view = view
        self.sizes = sizes
        self.limits = limits
        self.graph = graph
        self.picture = picture
        self.estimate = estimate
        self.findings = findings
        self.command = command
    }

    /// The whole page.
    package var html: String { Page(self).html.text }

    var resourceCount: Int { view.stacks.reduce(0) { $0 + $1.template.resources.count } }

    /// What changes stands first: whoever looks at a page that has it looks for that.
    var sections: [ReportSection] {
        [changes?.section, pictureSection, findingsSection, costSection, rightsSection, stacksSection].compactMap(\.self)
    }
}
