/// Which image each service runs: a map from service to tag, since a push rebuilds only what changed.
public struct Release: Sendable, Hashable {
    /// The tag that stands where no release was given; the deploy step refuses it.
    public static let placeholderTag = "sha-" + String(repeating: "0", count: 40)

    private let tags: [String: String]

    /// Every service at the placeholder tag.
    public static let placeholder = Release(tags: [:])

    public init(tags: [String: String]) { self.tags = tags }

    public func tag(of service: String) -> String { tags[service] ?? Self.placeholderTag }
}
