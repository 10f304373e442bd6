import Documents
import Foundation

// For scripts/compare-yaml: reads documents from standard input, each as a line `core 123` or `template 123` and so many bytes, and writes
// for each a line: {"value": …, "aliases": n, "mergeKeys": n} or {"error": …, "line": n, "column": n}.
let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
var position = 0
while let end = input[position...].firstIndex(of: UInt8(ascii: "\n")) {
    let header = String(decoding: input[position..<end], as: UTF8.self).split(separator: " ")
    guard header.count == 2, let count = Int(header[1]), end + 1 + count <= input.count else { fatalError("a header is broken") }
    let bytes = Array(input[(end + 1)..<(end + 1 + count)])
    position = end + 1 + count
    var result: JSON
    do {
        let document = try Document(yaml: bytes, file: "input", schema: header[0] == "core" ? .core : .template)
        result = [
            "value": document.root, "aliases": .integer(document.aliases.count), "mergeKeys": .integer(document.mergeKeys.count),
        ]
    } catch {
        result = [
            "error": .string(error.message), "line": .integer(error.position.line), "column": .integer(error.position.column),
        ]
    }
    FileHandle.standardOutput.write(Data(JSONWriter.bytes(result, .compact) + [UInt8(ascii: "\n")]))
}
