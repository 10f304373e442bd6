import Documents

/// The name of a new system, and what is derived from it.
struct PackageName: Sendable, Hashable {
    /// `corner-shop`: the app, its executable, and the start of all names of resources.
    let text: String

    /// `CornerShop`
    var type: String { text.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
    /// The module of the stacks: `CornerShopStacks`.
    var module: String { "\(type)Stacks" }

    /// Names that packages and modules of this one, or of the system, have.
    private static let taken: Set<String> = [
        "loom", "novialoom", "sentori", "vectora", "aws", "commands", "swift", "foundation", "testing",
    ]
    /// What stands after it in a bucket's name, with the account's number, must fit into 63 characters.
    private static let longest = 24

    static func reading(_ text: String) -> Result<PackageName, WrongUse> {
        func refuse(_ problem: String, _ remedy: String) -> Result<PackageName, WrongUse> {
            .failure(WrongUse("\"\(text)\" \(problem)", remedy))
        }
        let isPlain = text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        let startsWell = text.unicodeScalars.first.map { ("a"..."z").contains($0) } ?? false
        if !isPlain || !startsWell || text.hasSuffix("-") || text.holds("--") {
            return refuse("is no name for a system", "write small letters, digits and single hyphens, a letter first: corner-shop")
        }
        let length = text.utf8.count
        if !(2...longest).contains(length) {
            return refuse(
                "has \(length) \(length == 1 ? "character" : "characters")",
                "choose a name of 2 to \(longest), since all names of resources start with it")
        }
        if taken.contains(text) { return refuse("is taken by a package or module", "choose another name") }
        return .success(PackageName(text: text))
    }
}
