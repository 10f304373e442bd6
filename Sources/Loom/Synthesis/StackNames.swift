extension App {
    /// The names of the stacks that an environment has, in the order of their declaration.
    public static func stackNames(in environment: Environment) -> [String] {
        Declarations(of: Self(environment, release: .placeholder)) { ($0.location.fileID, $0.location.line) }.stacks.map(\.name)
    }
}
