import Assembly

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a command prints to, so that a test can read what it printed.
public final class Console {
    public enum Stream: Int32, Sendable {
        case output = 1
        case error = 2
    }

    private let write: (Stream, String) -> Int32
    private let isStyled: (Stream) -> Bool
    /// Why output was lost; nil when none was, and when whoever read it had read enough.
    private(set) var failure: FileError?

    /// - Parameters:
    ///   - write: prints a text and gives 0, or the system's error number.
    ///   - isStyled: whether colours are understood.
    public init(write: @escaping (Stream, String) -> Int32, isStyled: @escaping (Stream) -> Bool = { _ in false }) {
        self.write = write
        self.isStyled = isStyled
    }

    /// The process's own output. Colours are for terminals, and not for those who set `NO_COLOR` (<https://no-color.org>).
    public static func process() -> Console {
        let refusesColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        return Console(
            write: { stream, text in
                var text = text
                return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: stream.rawValue) }
            },
            isStyled: { isatty($0.rawValue) == 1 && !refusesColour && !isDumb })
    }

    func print(_ text: String, to stream: Stream = .output) {
        let code = write(stream, text + "\n")
        if code != 0, code != EPIPE, stream == .output, failure == nil {
            failure = FileError("standard output", "cannot be written", code: code)
        }
    }

    func styled(_ text: String, _ style: Style, on stream: Stream) -> String {
        isStyled(stream) ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    enum Style: String {
        case bold = "1"
        case red = "31"
        case yellow = "33"
        case dim = "2"
    }
}
