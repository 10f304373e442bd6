/// One value of one resource.
public struct Reference: Hashable, Sendable {
    /// Which value of the resource.
    public enum Kind: Hashable, Sendable {
        /// What `Ref` gives.
        case ref
        /// What `Fn::GetAtt` gives for the attribute.
        case attribute(String)
        /// The text that the resource was given for a property, known at synth: a name, without any dependency in the template.
        case literal(property: String)
        /// Every parameter of the template that the resource reads, in one text: it changes when one of their values does.
        case parameters
        /// The name of the condition that was declared for it.
        case condition
    }

    /// Whose value.
    public let target: Target
    /// Which of its values.
    public let kind: Kind

    public init(_ target: Target, _ kind: Kind) {
        self.target = target
        self.kind = kind
    }
}
