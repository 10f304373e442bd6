import Documents
import Testing

@testable import OpenAPI

/// Reads a document that a test writes; `components` and the like are given as JSON text.
func read(
    _ rest: String, version: String = "3.1.0", paths: String = "{}", prefix: String = "/a", findings: inout [Finding]
) throws -> APIDocument? {
    let text = #"{"openapi": "\#(version)", "info": {"title": "T", "version": "1"}, "paths": \#(paths)\#(rest.isEmpty ? "" : ", \(rest)")}"#
    return APIDocument(try Document(json: Array(text.utf8), file: "\(prefix.dropFirst()).json"), prefix: prefix, findings: &findings)
}

/// The schema as OpenAPI 3.0 says it, with what was found.
func downgraded(_ schema: String) throws -> (schema: JSON, findings: [Finding]) {
    var findings: [Finding] = []
    let others = #""R": {"type": "object"}, "Color": {"type": "string", "enum": ["red"]}"#
    let document = try #require(try read(#""components": {"schemas": {"S": \#(schema), \#(others)}}"#, findings: &findings))
    return (try #require(document.root["components"]?["schemas"]?["S"]), findings)
}
