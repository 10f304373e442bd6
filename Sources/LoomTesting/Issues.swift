import Testing

extension Issue {
    /// Records a message as a failure of the test that runs.
    static func record(_ message: String, at sourceLocation: Testing.SourceLocation) {
        if let collect = Collector.current { return collect(message, sourceLocation) }
        record(Comment(rawValue: message), sourceLocation: sourceLocation)
    }

    /// Where the tests of this library take messages, in the place of the run's log.
    enum Collector {
        @TaskLocal static var current: (@Sendable (String, Testing.SourceLocation) -> Void)?
    }
}
