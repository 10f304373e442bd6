import Documents
import TemplateReading

extension TemplateView {
    /// Whether something that is off by default is surely off.
    func isOff(_ value: JSON?) -> Bool { presence(of: value) == .absent || certainFlag(value) == false }

    /// The switch inside a setting that is an object; an object that is not there, or not known, stands for it.
    func flag(_ key: String?, of setting: JSON?) -> JSON? {
        guard let key, let object = certain(setting)?.object else { return setting }
        return object[key]
    }

    /// What a value is unless whoever deploys says otherwise: itself, or the default of a parameter. Nil where that is not known.
    func presumed(_ value: JSON?) -> JSON? {
        guard let value else { return nil }
        let known = alternatives(of: value).compactMap { if case .value(let known) = $0 { known } else { nil } }
        return known.count == 1 ? known[0] : nil
    }

    func presumedNumber(_ value: JSON?) -> Int? { presumed(value).flatMap { $0.integer ?? $0.string.flatMap(Int.init) } }
}
