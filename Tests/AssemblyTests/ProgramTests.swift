import Assembly
import TemporaryFiles
import Testing

@Suite struct ProgramTests {
    @Test func `its output, its errors and its code come back`() throws {
        let result = try Program("sh").run(["-c", "printf out; printf err >&2; exit 3"])
        #expect((String(decoding: result.output, as: UTF8.self), result.error, result.code) == ("out", "err", 3))
    }

    @Test func `it reads its input and writes its output at the same time, however much there is`() throws {
        let input = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        #expect(try Program("cat").run([], input: input).output == input)
        // One that reads nothing is no reason to stop.
        #expect(try Program("true").run([], input: input).code == 0)
    }

    @Test func `an argument is never more than an argument`() throws {
        let words = ["$(echo no)", "; exit 1", "a b", "*", "'", "\"", "\\"]
        let result = try Program("printf").run(["%s\\n"] + words)
        #expect(String(decoding: result.output, as: UTF8.self) == words.map { $0 + "\n" }.joined())
    }

    @Test func `variables are added and taken away`() throws {
        let program = Program("sh", environment: ["LOOM_ADDED": "a b", "HOME": nil])
        let result = try program.run(["-c", "printf '%s %s' \"$LOOM_ADDED\" \"${HOME-none}\""])
        #expect(String(decoding: result.output, as: UTF8.self) == "a b none")
    }

    @Test func `one that is not there is an error with a remedy`() {
        let error = #expect(throws: FileError.self) { try Program("loom-no-such-program").run([]) }
        #expect(error?.path == "loom-no-such-program")
        #expect(error?.remedy?.contains("PATH") == true)
    }

    @Test func `endless output is refused`() {
        var program = Program("yes")
        program.limit = 1 << 20
        let error = #expect(throws: FileError.self) { try program.run([]) }
        #expect(error?.reason == "it says more than 1 MiB")
    }

    @Test func `a signal is told as a shell tells it`() throws {
        #expect(try Program("sh").run(["-c", "kill -KILL $$"]).code == 128 + 9)
    }
}
