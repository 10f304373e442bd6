import Documents
import LoomTesting
import Registry
import Testing

@testable import Loom

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Rights on all resources in the reviewed templates of all apps, beside the one list of those that AWS could limit.
@Suite struct UnscopableTests {
    /// A statement that allows something on `*` without a condition.
    struct Wide: CustomStringConvertible {
        let template: String
        let policy: String
        let actions: [String]

        var description: String { "\(template) \(policy)" }
        var isBoundary: Bool { policy.hasSuffix("Boundary") }

        /// Its actions that AWS could limit to resources, as they are written.
        var limitable: [String] { actions.filter(UnscopableTests.limitable.contains) }
    }

    /// Each service is read once.
    private static let limitable: Set<String> = {
        let services = Dictionary(grouping: Set(wide.flatMap(\.actions))) { String($0.prefix { $0 != ":" }) }
        return Set(
            services.flatMap { service, actions in
                guard let known = ServiceActions(service) else { return actions }
                return actions.filter { action in
                    known.names(matching: String(action.dropFirst(service.count + 1))).contains {
                        known.resourceTypes(of: $0)?.isEmpty == false
                    }
                }
            })
    }()

    static let templates: [String] = {
        let paths = PackageFiles().root.flatMap { try? FileManager.default.subpathsOfDirectory(atPath: "\($0)/stacks") } ?? []
        return paths.filter { $0.contains("/reviewed/") && $0.hasSuffix(".template.json") }.sorted()
    }()

    static let wide: [Wide] = templates.flatMap { path -> [Wide] in
        guard let bytes = try? PackageFiles().find("stacks/\(path)").get().bytes().get(), let template = try? JSON(parsing: bytes) else {
            return [Wide(template: path, policy: "cannot be read", actions: ["*"])]
        }
        return (template["Resources"]?.object ?? [:]).flatMap { id, resource in
            statements(in: resource["Properties"] ?? .null).filter(isWide).map { statement in
                Wide(template: path, policy: id, actions: texts(statement["Action"]))
            }
        }
    }

    private static func isWide(_ statement: JSON) -> Bool {
        statement["Effect"] == "Allow" && statement["Condition"] == nil && texts(statement["Resource"]).contains("*")
    }

    /// Those of all policies in a value, however deep.
    private static func statements(in value: JSON) -> [JSON] {
        if let elements = value.array { return elements.flatMap(statements) }
        return (value.object ?? [:]).flatMap { key, value in
            key == "Statement" ? value.array ?? [value] : statements(in: value)
        }
    }

    private static func texts(_ value: JSON?) -> [String] { (value?.array ?? [value].compactMap { $0 }).compactMap(\.string) }

    @Test func `the templates of every app are looked at`() {
        for app in ["Novialoom", "Sentori", "Vectora"] {
            #expect(Self.wide.contains { $0.template.hasPrefix("\(app)/reviewed/account/") }, "\(app)")
        }
        #expect(Set(Self.templates.map { $0.split(separator: "/")[2] }) == ["account", "dev", "prod", "staging", "stage"])
    }

    @Test func `what AWS could limit is allowed on all resources where the list says why, and nothing else is`() {
        let rights = Self.wide.filter { !$0.isBoundary }
        for statement in rights { #expect(statement.limitable.filter { Unscopable.limitable[$0] == nil } == [], "\(statement)") }
        #expect(Set(rights.flatMap(\.limitable)).sorted() == Unscopable.limitable.keys.sorted())
        #expect(Unscopable.limitable.values.allSatisfy { !$0.isEmpty })
    }

    @Test func `no role gets a pattern of actions on all resources`() {
        for statement in Self.wide where !statement.isBoundary { #expect(!statement.actions.contains { $0.contains("*") }, "\(statement)") }
    }

    @Test func `a boundary leaves on all resources what programs call without naming one, and nothing else`() {
        let boundaries = Self.wide.filter(\.isBoundary)
        #expect(!boundaries.isEmpty)
        for statement in boundaries { #expect(statement.actions.sorted() == Unscopable.runtime.actions.sorted(), "\(statement)") }
    }
}
