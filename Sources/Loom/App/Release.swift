/// Which image each service runs: a map from service to tag, since a push rebuilds only what changed.
public struct Release: Sendable, Hashable {
    /// The tag that stands where no release was given; the deploy step refuses it.
    public static let placeholderTag = "sha-" + String(repeating: "0", count: 40)

    private let tags: [String: String]

    /// Every service at the placeholder tag.
    public static let placeholder = Release(tags: [:])

    /// - Parameter tags: by the names of services; a service without one stands at the placeholder.
    public init(tags: [String: String]) { self.tags = tags }

    /// The tag of a service's image, or the placeholder.
    public func tag(of service: String) -> String { tags[service] ?? Self.placeholderTag }
}
