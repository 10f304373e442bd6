import Documents
import TemplateReading

extension Finding {
    /// The finding without the text of what it is about, where that is a secret: reports are kept and shown to many.
    func redacted(in template: TemplateView) -> Finding {
        guard let tokens = path?.tokens, Self.isSecret(tokens, template), let value = template.value(at: tokens) else { return self }
        var copy = self
        for text in Self.texts(in: value, template) {
            for written in [text, SchemaCheck.shortened(text)] {
                copy.message = Self.hidden(written, in: copy.message)
                copy.remedy = copy.remedy.map { Self.hidden(written, in: $0) }
            }
        }
        return copy
    }

    private static func isSecret(_ tokens: [String], _ template: TemplateView) -> Bool {
        if tokens.count > 1, tokens[0] == "Parameters" {
            return template.certainFlag(template.parameters[tokens[1]]?["NoEcho"]) == true || SecretName(tokens[1]) != nil
        }
        guard let name = tokens.last(where: { !$0.hasPrefix("Fn::") && Int($0) == nil }) else { return false }
        return SecretName.isProperty(name) || SecretName(name) != nil
    }

    /// The texts of a value, those of the parameters that it reads among them.
    private static func texts(in value: JSON, _ template: TemplateView) -> [String] {
        switch value {
        case .string(let text): return [text]
        case .array(let elements): return elements.flatMap { texts(in: $0, template) }
        case .object(let object):
            if case .ref(let name)? = Intrinsic(value) { return template.parameters[name]?["Default"].map { [$0.scalarText] } ?? [] }
            return object.values.flatMap { texts(in: $0, template) }
        default: return []
        }
    }

    /// Findings quote what they speak of.
    private static func hidden(_ text: String, in message: String) -> String {
        var message = message
        while !text.isEmpty, let range = message.firstRange(ofText: "\"\(text)\"") {
            message = message[..<range.lowerBound] + "the secret" + message[range.upperBound...]
        }
        return message
    }
}
