/// Why a command line was not understood: exit code 2.
struct WrongUse: Error, Hashable {
    var message: String
    var remedy: String?

    init(_ message: String, _ remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}
