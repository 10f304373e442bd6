/// Where API Gateway sends the calls of each prefix.
struct IntegrationURIs {
    private var uris: [String: String] = [:]

    /// - Parameters:
    ///   - arguments: `/b2b=ARN`.
    ///   - prefixes: those of the documents.
    init(_ arguments: [String], prefixes: [String]) throws(WrongUse) {
        for argument in arguments {
            let integration = try PrefixedValue(argument, shape: "--integration /b2b=ARN")
            guard prefixes.contains(integration.prefix) else {
                throw WrongUse(
                    "--integration speaks of \(integration.prefix), and no document stands there",
                    Suggestion.text(for: integration.prefix, among: prefixes))
            }
            uris[integration.prefix] = Self.uri(of: integration.value)
        }
    }

    /// What was given, or a placeholder of the kind that `Fn::Sub` fills in: `/b2b` gives `${B2bIntegrationUri}`.
    subscript(prefix: String) -> String {
        uris[prefix] ?? "${\(prefix.split { !$0.isLetter && !$0.isNumber }.map(\.capitalized).joined())IntegrationUri}"
    }

    /// The ARN of a function is not the ARN that invokes it; any other text stays as it is.
    private static func uri(of text: String) -> String {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 7, parts[0] == "arn", parts[2] == "lambda", parts[5] == "function" else { return text }
        return "arn:\(parts[1]):apigateway:\(parts[3]):lambda:path/2015-03-31/functions/\(text)/invocations"
    }
}

extension Substring {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
