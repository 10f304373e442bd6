import CloudFormationModel
import Documents
import Loom

extension EnvironmentFolder {
    /// A stack whose template is written out.
    public struct RenderedStack: Sendable {
        public let stack: SynthesizedStack
        /// The name of the template's file.
        public let file: String
        public let bytes: [UInt8]
        /// The digest of the file.
        public let sha256: String
        /// The digest of the template with zeros in the place of this digest. The template shows it as an output, so that a deployed stack
        /// says which template it was deployed from.
        public let templateHash: String

        static let hashOutput = "TemplateHash"

        static func file(of stack: String) -> String { "\(stack).template.json" }

        init(_ stack: SynthesizedStack) {
            self.stack = stack
            file = Self.file(of: stack.name)
            var bytes = JSONWriter.bytes(stack.document)
            // The output is the last of the template.
            let end = bytes.lastIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
            let (digest, rest) = SHA256.beginning(bytes[..<(end - 64)])
            templateHash = digest.hex(followedBy: bytes[rest...])
            bytes.replaceSubrange(end - 64..<end, with: templateHash.utf8)
            sha256 = digest.hex(followedBy: bytes[rest...])
            self.bytes = bytes
        }

        /// Whether the stack's own outputs leave the name to us.
        var findings: [Finding] {
            guard stack.template.outputs.contains(where: { $0.name == Self.hashOutput }) else { return [] }
            return [
                Finding(
                    "reserved-output", "stack \"\(stack.name)\" has an output \"\(Self.hashOutput)\", which synth writes",
                    stack: stack.name,
                    remedy: "rename the output")
            ]
        }
    }
}

extension SynthesizedStack {
    /// The template as it is written, with zeros in the place of its digest.
    public var document: JSON {
        var template = template
        template.outputs.append(
            Template.Output(EnvironmentFolder.RenderedStack.hashOutput, value: .string(String(repeating: "0", count: 64))))
        return template.json
    }
}
