import Documents

/// The names that the components of all documents bear once they are merged. What means the same keeps its name and is shared; what does
/// not begins with its document's name.
struct ComponentNames {
    /// For each document, the new name of each component.
    private(set) var names: [[Component: String]]
    /// The first document that holds each component, which brings it into the merged one.
    private(set) var holders: [[Component: Bool]]

    init(of documents: [APIDocument]) {
        names = Array(repeating: [:], count: documents.count)
        holders = Array(repeating: [:], count: documents.count)
        let meaning = Meaning(of: documents)
        var taken: [String: Set<String>] = [:]
        // Names that stay are taken first, so that no made name pushes one aside.
        let isKept = zip(meaning.components, meaning.groups).map { $1.count == 1 && Name.component($0.name) == $0.name }
        for number in isKept.indices.filter({ isKept[$0] }) + isKept.indices.filter({ !isKept[$0] }) {
            let component = meaning.components[number]
            let groups = meaning.groups[number]
            for group in groups {
                let name = Name.component(groups.count == 1 ? component.name : Self.name(component.name, of: documents[group[0]]))
                let unique = Name.unique(name, taken: &taken[component.section, default: []])
                for (index, number) in group.enumerated() {
                    names[number][component] = unique
                    holders[number][component] = index == 0
                }
            }
        }
    }

    /// `Order` of the document under `/b2b` becomes `B2bOrder`.
    private static func name(_ name: String, of document: APIDocument) -> String {
        Name.alphanumeric(document.prefix) + Name.capitalized(name)
    }
}
