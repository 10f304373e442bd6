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

        init(_ stack: SynthesizedStack) {
            self.stack = stack
            file = "\(stack.name).template.json"
            let blank = String(repeating: "0", count: 64)
            var template = stack.template
            template.outputs.append(Template.Output(Self.hashOutput, value: .string(blank)))
            var bytes = JSONWriter.bytes(template.json)
            // The output is the last of the template, so that nearly all of the work serves both digests.
            let end = bytes.lastIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
            let place = end - blank.utf8.count..<end
            var start = SHA256()
            start.add(bytes[..<place.lowerBound])
            var blanked = start
            blanked.add(bytes[place.lowerBound...])
            templateHash = blanked.hex
            bytes.replaceSubrange(place, with: templateHash.utf8)
            start.add(bytes[place.lowerBound...])
            sha256 = start.hex
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
