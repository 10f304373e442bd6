import CloudFormationModel
import Documents
import Loom
import Registry

/// `deploy.tsv`: what the deploy scripts must know, as lines of fields between tabs, which bash reads without another tool. The first field
/// says what the line tells; a field that has nothing to say is `-`.
///
///     app        NAME
///     env        NAME
///     region     of the deploy bucket
///     bucket     the deploy bucket's name, without the account at its end
///     role       CloudFormation's role in this environment
///     state      a type whose resources hold state
///     stack      NAME  STACK-NAME  REGION  FILE  BYTES  SHA-256  TEMPLATE-HASH  CAPABILITY  protected  state
///     parameter  STACK  NAME  PRODUCER  OUTPUT
///     value      STACK  PARAMETER  TEXT
///     lookup     STACK  PARAMETER  STACK-NAME  REGION  OUTPUT, of a stack that something else deployed
///     upload     STACK  FILE  SHA-256  BUCKET'S-PARAMETER  KEY'S-PARAMETER  VERSION'S-PARAMETER  FUNCTIONS'-LOGICAL-IDS, with commas
///     test       STACK  FUNCTION'S-LOGICAL-ID  ALIAS  EVENT-FILE  STATUS
///     resource   STACK  LOGICAL-ID  TYPE  FILE  LINE  state  DELETION-POLICY
///     asset      STACK  FILE  SHA-256  KEY, in the deploy bucket
///     image      STACK  REPOSITORY  TAG  REGION
///     alias      STACK  SERVICE  CODE  VERSION'S-LOGICAL-ID  FUNCTION  ALIAS
///     worker     STACK  SERVICE  CODE  TASK-DEFINITION'S-LOGICAL-ID  CLUSTER  ECS-SERVICE
///
/// Stacks stand in the order of their deployment. CODE is what a release is told by: an image's tag, or the start of a package's digest.
struct DeployTable {
    static let file = "deploy.tsv"

    private(set) var bytes: [UInt8] = []
    private(set) var findings: [Finding] = []

    init(_ synthesized: SynthesizedApp, _ stacks: [EnvironmentFolder.RenderedStack]) {
        bytes.reserveCapacity(65_536)
        add("app", synthesized.app)
        add("env", synthesized.environment)
        add("region", synthesized.region.rawValue)
        add("bucket", synthesized.deployBucket)
        if let role = synthesized.executionRole { add("role", role) }
        for type in ResourceRegistry.statefulTypes { add("state", type) }
        for asset in synthesized.assets { add("asset", asset.stack, asset.file, asset.sha256, asset.key) }
        let stateful = Set(ResourceRegistry.statefulTypes)
        for rendered in stacks { add(rendered, stateful) }
        let services = StackPrograms.services(synthesized.services)
        for rendered in stacks {
            let stack = rendered.stack
            for (name, source) in stack.parameters { add("parameter", stack.name, name, source.stack, source.output) }
            for (name, input) in stack.inputs {
                switch input {
                case .value(let text): add("value", stack.name, name, text)
                case .output(let output, let producer, let region): add("lookup", stack.name, name, producer, region.rawValue, output)
                case .version: break
                }
            }
            for resource in stack.template.resources {
                let place = stack.places[resource.logicalID]
                add(
                    "resource", stack.name, resource.logicalID, resource.type, place?.file ?? "-", place.map { String($0.line) } ?? "-",
                    stateful.contains(resource.type) ? "state" : "-", resource.attributes["DeletionPolicy"]?.string ?? "Delete")
            }
            let programs = StackPrograms(stack.template, services: services)
            for image in programs.images { add("image", stack.name, image.repository, image.tag, image.region) }
            for alias in programs.aliases {
                add("alias", stack.name, alias.code.service, alias.code.release, alias.version, alias.function, alias.name)
            }
            for worker in programs.workers {
                add("worker", stack.name, worker.code.service, worker.code.release, worker.task, worker.cluster, worker.name)
            }
        }
        for upload in synthesized.uploads {
            add(
                "upload", upload.stack, upload.file, upload.sha256, upload.bucket, upload.key, upload.version,
                upload.functions.isEmpty ? "-" : upload.functions.joined(separator: ","))
        }
        for test in synthesized.smokeTests {
            add("test", test.stack, test.function, test.alias ?? "-", test.event, test.status.map { String($0) } ?? "-")
        }
    }

    private mutating func add(_ rendered: EnvironmentFolder.RenderedStack, _ stateful: Set<String>) {
        let stack = rendered.stack
        add(
            "stack", stack.name, stack.stackName, stack.region.rawValue, rendered.file, String(rendered.bytes.count), rendered.sha256,
            rendered.templateHash, stack.capabilities.first ?? "-", stack.isProtected ? "protected" : "-",
            stack.template.resources.contains { stateful.contains($0.type) } ? "state" : "-")
    }

    private mutating func add(_ fields: String...) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            bytes.append(contentsOf: field.utf8)
            // Bash would take an empty field and the one after it for one, and read on after a line feed.
            if field.isEmpty || field.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                findings.append(
                    Finding(
                        "deploy-table", "\"\(field)\" cannot stand in \(Self.file) as \(fields[0])",
                        remedy: "give it a name without control characters"))
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
