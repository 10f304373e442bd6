import CProgram

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Another program of this machine. It is run without a shell, so that no argument is ever more than an argument.
public struct Program: Sendable {
    public struct Result: Sendable {
        /// What it ended with; 128 and more for a signal, as a shell says it.
        public var code: Int32
        public var output: [UInt8]
        public var error: String
    }

    /// As the search path finds it: `git`.
    public let name: String
    /// Variables that it gets beside ours; nil takes one of ours away.
    public var environment: [String: String?]
    /// No more of its output is taken.
    public var limit = 256 << 20

    public init(_ name: String, environment: [String: String?] = [:]) {
        self.name = name
        self.environment = environment
    }

    /// Runs it to its end.
    /// - Throws: when it cannot be started, or says more than the limit.
    public func run(_ arguments: [String], input: [UInt8] = []) throws(FileError) -> Result {
        // It may end before it has read everything.
        signal(SIGPIPE, SIG_IGN)
        var pipes = try Pipes(for: self)
        defer { pipes.close() }
        let process = try start(arguments, pipes)
        pipes.closeTheirs()
        let texts = exchange(input, &pipes)
        if texts == nil { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard let texts else {
            throw FileError(name, "cannot be used", because: "it says more than \(limit >> 20) MiB", remedy: "ask it for less")
        }
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return Result(code: code, output: texts[0], error: String(decoding: texts[1], as: UTF8.self))
    }

    func failed(_ code: Int32) -> FileError {
        guard code == ENOENT else { return FileError(name, "cannot be run", code: code) }
        return FileError(name, "cannot be run", because: "there is no such program", remedy: "install it, or put its folder into PATH")
    }

    private func start(_ arguments: [String], _ pipes: Pipes) throws(FileError) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (number, end) in pipes.theirs.enumerated() { posix_spawn_file_actions_adddup2(&actions, end, Int32(number)) }
        // A signal that we ignore would be ignored by the program, too.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = surroundings.map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        let code = posix_spawnp(&process, name, &actions, &attributes, &words, &variables)
        if code != 0 { throw failed(code) }
        return process
    }

    /// Our own variables with the changes of `environment`.
    private var surroundings: [String] {
        var kept: [String] = []
        guard var next = loom_environment() else { return kept }
        while let variable = next.pointee {
            let text = String(cString: variable)
            if environment.index(forKey: String(text.prefix { $0 != "=" })) == nil { kept.append(text) }
            next += 1
        }
        return kept + environment.compactMap { name, value in value.map { "\(name)=\($0)" } }.sorted()
    }

    /// Writes all of the input and reads all of both outputs, whichever can go on; nil when there is too much of it.
    private func exchange(_ input: [UInt8], _ pipes: inout Pipes) -> [[UInt8]]? {
        var texts: [[UInt8]] = [[], []]
        var rest = input[...]
        var buffer = [UInt8](repeating: 0, count: 65_536)
        if rest.isEmpty { pipes.closeOurs(0) }
        while pipes.ours[1] >= 0 || pipes.ours[2] >= 0 {
            // A descriptor below zero is left out.
            var looks = [
                pollfd(fd: pipes.ours[0], events: Int16(POLLOUT), revents: 0), pollfd(fd: pipes.ours[1], events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.ours[2], events: Int16(POLLIN), revents: 0),
            ]
            if poll(&looks, nfds_t(looks.count), -1) < 0 {
                if errno == EINTR { continue }
                return nil
            }
            if looks[0].revents != 0 {
                let written = rest.withUnsafeBytes { write(pipes.ours[0], $0.baseAddress, min($0.count, 4_096)) }
                if written > 0 { rest = rest.dropFirst(written) }
                if rest.isEmpty || written < 0 && errno != EINTR && errno != EAGAIN { pipes.closeOurs(0) }
            }
            for number in 1...2 where looks[number].revents != 0 {
                let count = buffer.withUnsafeMutableBytes { read(pipes.ours[number], $0.baseAddress, $0.count) }
                if count > 0 { texts[number - 1] += buffer[..<count] }
                if count == 0 || count < 0 && errno != EINTR { pipes.closeOurs(number) }
                if texts[number - 1].count > limit { return nil }
            }
        }
        return texts
    }
}

/// The three pipes between us and a program: its input, its output, its errors.
private struct Pipes {
    var ours: [Int32] = []
    var theirs: [Int32] = []

    init(for program: Program) throws(FileError) {
        for number in 0...2 {
            var ends: [Int32] = [-1, -1]
            let code = loom_pipe(&ends)
            guard code == 0 else {
                close()
                throw program.failed(code)
            }
            ours.append(ends[number == 0 ? 1 : 0])
            theirs.append(ends[number == 0 ? 0 : 1])
        }
    }

    mutating func closeTheirs() {
        for end in theirs { _ = closeDescriptor(end) }
        theirs = []
    }

    mutating func closeOurs(_ number: Int) {
        if ours[number] >= 0 { _ = closeDescriptor(ours[number]) }
        ours[number] = -1
    }

    mutating func close() {
        closeTheirs()
        for number in ours.indices { closeOurs(number) }
    }
}

/// The system's `close`, which the method of that name hides.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
