import Documents

/// What of a request API Gateway checks before it calls a function, which then costs nothing.
///
/// Of parameters API Gateway checks that those which must be there are there and not blank, nothing else (its page on request validation).
/// So it is told of a parameter only where the document refuses a blank one too, and never of a header: whether it compares their names by
/// case is not documented. Of bodies it checks those of the media types that have a model, by JSON Schema draft 4.
public enum RequestValidation: String, Sendable, CaseIterable {
    /// The functions check all of it.
    case none
    /// Parameters of the query that must be there. A function behind would refuse the same requests.
    case parameters
    /// Bodies as well. FastAPI takes more than a schema says (`"5"` for a whole number, dates in several spellings), so this refuses
    /// requests that its functions would take.
    case bodies
}

extension RequestValidation {
    /// The validators that operations name, by their names.
    static let validators: JSON = [
        "parameters": ["validateRequestParameters": true, "validateRequestBody": false],
        "bodies": ["validateRequestParameters": true, "validateRequestBody": true],
    ]

    /// Whether a parameter must be there, as API Gateway is told it.
    func requires(_ parameter: JSON, _ schema: JSON) -> Bool? {
        guard let required = parameter["required"]?.bool, self != .none else { return parameter["required"]?.bool }
        return required && parameter["in"] == "query" && Self.refusesBlank(schema)
    }

    /// Whether an empty text is not valid.
    private static func refusesBlank(_ schema: JSON) -> Bool {
        if let type = schema["type"]?.string, ["integer", "number", "boolean"].contains(type) { return true }
        if let values = schema["enum"]?.array { return !values.contains("") && !values.contains(.null) }
        guard schema["type"] == "string", schema["nullable"] != true else { return false }
        return (schema["minLength"]?.integer ?? 0) > 0 || ["uuid", "date", "date-time", "email", "uri"].contains(schema["format"]?.string)
    }
}
