import Documents
import Foundation
import Testing

@testable import OpenAPI

/// The documents that the gateways export.
enum Fixtures {
    static let swagger = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../swagger").standardized

    static func document(_ gateway: String) throws -> Document {
        let file = "swagger/\(gateway).json"
        return try Document(json: Array(try Data(contentsOf: swagger.appending(path: "\(gateway).json"))), file: file)
    }

    /// Both gateways, merged; with nothing to complain about.
    static func merged() throws -> MergedAPI {
        var findings: [Finding] = []
        let documents = try ["b2b", "b2c"].compactMap { APIDocument(try document($0), prefix: "/\($0)", findings: &findings) }
        let merged = MergedAPI(documents, title: "Novialoom-Central-API", version: "1.0.0", findings: &findings)
        #expect(findings.filter { $0.severity != .info } == [])
        return try #require(merged)
    }
}

extension JSON {
    /// Reads a JSON text of a test.
    init(_ text: String) throws { self = try JSON(parsing: Array(text.utf8)) }
}
