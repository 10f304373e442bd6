import Documents

extension PropertySchema {
    /// What a schema speaks of: most speak of little, and the rest need not be asked for.
    public struct Aspects: OptionSet, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// What each member of an object is: `properties`, `additionalProperties` …
        public static let members = Aspects(rawValue: 1)
        /// Which members of an object are there: `required`, `dependentRequired` …
        public static let presence = Aspects(rawValue: 2)
        public static let lists = Aspects(rawValue: 4)
        public static let scalars = Aspects(rawValue: 8)
        /// `allOf`, `if` …
        public static let combinations = Aspects(rawValue: 16)
    }

    public var aspects: Aspects {
        guard case .object(let keywords) = json else { return [] }
        var aspects: Aspects = []
        for (keyword, _) in keywords {
            switch keyword {
            case "type", "ref", "definitions": break
            case "properties", "patternProperties", "additionalProperties", "propertyNames": aspects.insert(.members)
            case "required", "members", "dependentRequired", "dependentExcluded", "requiredXor", "requiredOr": aspects.insert(.presence)
            case "items", "prefixItems", "count", "uniqueItems", "uniqueKeys", "maxUniqueItems", "contains": aspects.insert(.lists)
            case "allOf", "anyOf", "oneOf", "not", "if": aspects.insert(.combinations)
            default: aspects.insert(.scalars)
            }
        }
        return aspects
    }
}
