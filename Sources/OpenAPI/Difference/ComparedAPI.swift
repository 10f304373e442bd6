import Documents

/// A document that is compared, in the version it was written in, so that nothing it says is lost: every reference names a component,
/// every path item stands in its place.
struct ComparedAPI {
    let root: JSON
    let isVersion31: Bool

    init?(_ document: Document, findings: inout [Finding]) {
        let known = findings.count
        defer { document.locate(&findings) }
        // Paths stay as they are; any prefix will do.
        _ = Verification.verify(document, prefix: "/api", findings: &findings)
        guard !findings[known...].contains(where: { $0.severity == .error }), let object = document.root.object else { return nil }
        var source = Source(document)
        let hoisted = Hoisting.hoist(object, source: &source)
        root = .object(PathItems.inline(hoisted, source: source, findings: &findings))
        isVersion31 = document.isVersion31
        if findings[known...].contains(where: { $0.severity == .error }) { return nil }
    }

    /// The part itself where a reference to it may stand, and where it stands.
    func resolved(_ part: JSON, at place: String) -> (value: JSON, place: String) {
        var (part, place) = (part, place)
        while case .component(let component) = Reference(in: part), let target = root[component.pointer] {
            (part, place) = (target, component.pointer.description)
        }
        return (part, place)
    }
}
