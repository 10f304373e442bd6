import Assembly
import Documents
import Loom
import TemplateReading

/// What a synth made and found, and how it is told.
struct SynthReport {
    let app: any App.Type
    let output: OutputFolder
    /// What is read of the registry for checks; nil where templates are not checked.
    private let types: TypeKnowledge?
    var folders: [EnvironmentFolder] = []
    var findings = FindingReport()
    var isWritten = false
    var duration: Duration = .zero

    init(app: any App.Type, output: OutputFolder, isChecked: Bool = true) {
        self.app = app
        types = isChecked ? TypeKnowledge() : nil
        self.output = output
    }

    mutating func add(_ synthesized: SynthesizedApp) {
        findings.add(synthesized.findings, in: synthesized.environment)
        // What a half-made template would break besides is no news.
        guard !synthesized.hasErrors else { return }
        let (folder, checked) = Self.rendered(synthesized, types)
        findings.add(folder.findings, in: folder.environment)
        findings.add(checked, in: folder.environment)
        folders.append(folder)
    }

    /// Writing templates out and checking them take about as long as each other and read the same values: they are done side by side.
    private static func rendered(_ app: SynthesizedApp, _ types: TypeKnowledge?) -> (EnvironmentFolder, [Finding]) {
        guard let types else { return (EnvironmentFolder(app), []) }
        enum Part {
            case folder(EnvironmentFolder)
            case findings([Finding])
        }
        let parts = Concurrently.map([nil] + app.stacks) { stack in
            stack.map { Part.findings($0.findings(types)) } ?? .folder(EnvironmentFolder(app))
        }
        var findings: [Finding] = []
        var folder: EnvironmentFolder?
        for part in parts {
            switch part {
            case .folder(let rendered): folder = rendered
            case .findings(let found): findings += found
            }
        }
        return (folder ?? EnvironmentFolder(app), findings)
    }

    /// Writes all folders, unless there is an error.
    mutating func write() {
        guard findings.errors == 0 else { return }
        do throws(FileError) {
            try output.write(folders)
            isWritten = true
        } catch {
            findings.add([error.finding("output")])
        }
    }

    func print(asJSON: Bool, on console: Console) {
        if asJSON {
            console.print(String(decoding: JSONWriter.bytes(json).dropLast(), as: UTF8.self))
        } else {
            findings.print(on: console, by: app.executable)
            if isWritten { console.print(table(on: console)) } else { console.print(failure, to: .error) }
        }
    }

    private var failure: String {
        let errors = findings.errors
        return "\(app.executable): nothing was written, for \(errors) \(errors == 1 ? "error" : "errors")"
    }

    private func table(on console: Console) -> String {
        var text = ""
        for folder in folders {
            text += console.styled(output.folder(of: folder.environment), .bold, on: .output) + "\n"
            text +=
                Table.text([Self.header] + folder.stacks.map(Self.row), alignment: [.left, .left, .right, .right, .right, .right, .right])
                + "\n\n"
        }
        let resources = folders.reduce(0) { $0 + $1.stacks.reduce(0) { $0 + $1.stack.template.resources.count } }
        let files = folders.reduce(0) { $0 + $1.files.count }
        return text + "\(resources.grouped) resources in \(files) files, \(milliseconds) ms"
    }

    private static let header = [
        "", "stack", "resources", "of \(TemplateLimit.resources)", "bytes", "of 1 MB", "of \(TemplateLimit.inlineBytes.grouped) inline",
    ]

    private static func row(_ rendered: EnvironmentFolder.RenderedStack) -> [String] {
        let resources = rendered.stack.template.resources.count
        let bytes = rendered.bytes.count
        return [
            "", rendered.stack.name, "\(resources)", resources.share(of: TemplateLimit.resources), bytes.grouped,
            bytes.share(of: TemplateLimit.bytes), bytes.share(of: TemplateLimit.inlineBytes),
        ]
    }

    /// With one digit after the point.
    private var milliseconds: String {
        let tenths = duration.components.seconds * 10_000 + duration.components.attoseconds / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }

    private var json: JSON {
        let envs = folders.map { folder -> JSON in
            [
                "env": .string(folder.environment), "folder": .string(output.folder(of: folder.environment)),
                "stacks": .array(
                    folder.stacks.map {
                        [
                            "name": .string($0.stack.name), "stackName": .string($0.stack.stackName),
                            "region": .string($0.stack.region.rawValue),
                            "resources": .integer($0.stack.template.resources.count), "bytes": .integer($0.bytes.count),
                        ]
                    }),
            ]
        }
        return [
            "app": .string(app.name), "out": .string(output.path), "written": .bool(isWritten), "envs": .array(envs),
            "limits": [
                "resources": .integer(TemplateLimit.resources), "bytes": .integer(TemplateLimit.bytes),
                "inlineBytes": .integer(TemplateLimit.inlineBytes),
            ],
            "findings": findings.json, "milliseconds": .decimal(milliseconds),
        ]
    }
}
