import Documents

/// The actions that an IAM policy can name: `sqs:SendMessage`. Case does not count, as in IAM; `*` stands for any letters and `?` for one.
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html>
public enum IAMActions {
    /// Whether `action` is one, or a pattern that matches one: `s3:Get*`, and `*` alone.
    public static func contains(_ action: String) -> Bool {
        if action == "*" { return true }
        guard let (service, name) = parts(of: action), let actions = ServiceActions(service) else { return false }
        return actions.contains(name)
    }

    /// The actions of a service, sorted; nil for a service that IAM does not know.
    public static func names(of service: String) -> [String]? { ServiceActions(service)?.names }

    /// The prefixes of all services, sorted.
    public static var services: [String] { Lines.actions.names }

    /// The actions that are most like `action`, the likeliest first: what was meant by a misspelt one.
    public static func nearest(to action: String, limit: Int = 3) -> [String] {
        guard let (service, name) = parts(of: action) else { return [] }
        if let actions = ServiceActions(service) {
            return nearestNames(to: name, among: actions.names, limit: limit).map { "\(actions.service):\($0)" }
        }
        // A misspelt service: the action is then likely to be right, and says which of the services was meant.
        let services = nearestNames(to: service, among: services, limit: 20).compactMap(ServiceActions.init)
        return services.filter { $0.contains(name) }.prefix(limit).map { "\($0.service):\($0.spelling(of: name) ?? name)" }
    }

    /// `sqs`, `SendMessage`
    private static func parts(of action: String) -> (service: String, name: String)? {
        let parts = action.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}
