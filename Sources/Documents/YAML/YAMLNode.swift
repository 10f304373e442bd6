/// One node of a YAML text, before it is a value. The nodes stand in the order of the text, each before what it holds; a key stands before
/// its value.
struct YAMLNode {
    enum Kind: UInt8 {
        /// A scalar without quotes, which may be a number; an empty one where a value is left out.
        case plain
        /// A scalar that is a text: in quotes, literal or folded.
        case text
        case sequence, map, alias
    }

    var kind: Kind
    /// The byte at which it starts, its tag and its anchor included.
    var start: UInt32
    /// The byte at which its content starts.
    var content: UInt32
    /// The number of the node after everything that it holds; 0 while it is being read.
    var end: Int32 = 0
    /// The number of the node that an alias stands for.
    var target: Int32 = -1
    var tag: YAMLTag?
    var text = ""
}

enum YAMLTag: Hashable {
    /// `!`: not a number, whatever it looks like.
    case text
    /// `!!name`.
    case standard(String)
    /// `!Name`.
    case short(String)
}

/// What may stand before a node's content.
struct YAMLProperties {
    var start: Int
    var tag: YAMLTag?
    /// The anchor's name in bytes: texts that look the same need not be the same.
    var anchor: [UInt8]?
}

/// What the parser makes of a text.
struct YAMLTree {
    var nodes: [YAMLNode] = []
    /// Where aliases and merge keys stand.
    var aliases: [UInt32] = []
    var mergeKeys: [UInt32] = []
}
