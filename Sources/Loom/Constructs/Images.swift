import CloudFormationModel

/// The images of a release, one repository a service, shared by all environments of the account.
public struct Images<Service: RawRepresentable<String> & Sendable>: Sendable {
    let app: String
    let region: Region
    let release: Release

    /// - Parameters:
    ///   - app: whose name repositories start with, in whose region they are.
    ///   - release: the tag of each service; the placeholder where it says none.
    public init<A: App>(of app: A.Type, release: Release) {
        self.app = A.name
        region = A.region
        self.release = release
    }

    /// `{account}.dkr.ecr.{region}.amazonaws.com/{app}-{service}:{tag}`
    public subscript(service: Service) -> Value<String> {
        "\(.accountID).dkr.ecr.\(region.rawValue).\(.urlSuffix)/\(repository(service)):\(release.tag(of: service.rawValue))"
    }

    func repository(_ service: Service) -> String { Naming(app: app, environment: nil).name(service.rawValue) }

    func repositoryARN(_ service: Service) -> Value<String> {
        "arn:\(.partition):ecr:\(region.rawValue):\(.accountID):repository/\(repository(service))"
    }
}
