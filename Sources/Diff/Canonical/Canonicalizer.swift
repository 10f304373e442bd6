import Documents
import Registry
import TemplateReading

/// Brings values of one stack into the spelling in which equal values are equal.
struct Canonicalizer {
    let stack: StackView
    let environment: CanonicalEnvironment
    /// The stack in which the value is read: what it names is written as it is known there.
    let reader: String

    var template: TemplateView { stack.template }

    /// Nil for what is as if it had not been written.
    func value(_ value: JSON, as shape: Shape) -> JSON? {
        if let intrinsic = Intrinsic(value) { return function(intrinsic, written: value, as: shape) }
        switch value {
        case .object(let object): return .object(members(of: object, as: shape.refined(by: object)))
        case .array(let elements): return .array(list(elements, as: shape))
        case .string(let text) where shape.isDocument: return document(text) ?? value
        default: return value.scalar(of: shape.kinds)
        }
    }

    private func members(of object: JSON.Object, as shape: Shape) -> JSON.Object {
        var members = JSON.Object()
        for (key, value) in object {
            guard let value = self.value(value, as: shape[member: key]) else { continue }
            if case .policy = shape { members[key] = PolicySpelling.member(key, value) } else { members[key] = value }
        }
        return members
    }

    private func list(_ elements: [JSON], as shape: Shape) -> [JSON] {
        let element = shape.element
        let elements = elements.compactMap { value($0, as: element) }
        if case .policy = shape { return elements.asSet }
        return shape.isOrdered(elements) ? elements : elements.sortedByContent
    }

    /// An object that stands as a text, where both will do.
    private func document(_ text: String) -> JSON? {
        guard text.drop(while: { $0 == " " || $0 == "\n" }).hasPrefix("{"), let json = try? JSON(parsing: Array(text.utf8)) else {
            return nil
        }
        return value(json, as: .free)
    }

    /// What a resource of this stack is called where the value is read.
    func name(of logicalID: String) -> String {
        template.resource(logicalID) == nil
            ? logicalID : environment.name(ResourceIdentity(stack: stack.name, logicalID: logicalID), reader)
    }
}
