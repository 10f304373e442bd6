import Registry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What was read of the registry, so that the templates of one run read each type once, on whatever thread they are looked at.
package final class TypeKnowledge: @unchecked Sendable {
    /// What is known of a type.
    package struct Entry {
        /// Nil for types that AWS does not have, and for custom resources.
        package let schema: ResourceSchema?
        /// What is to be checked of it beside its schema.
        package let rules: [ResourceRule]
        /// What `Ref` gives; nil where the type has several identifiers.
        package let identifier: PropertySchema?

        init(_ schema: ResourceSchema?, rules: [ResourceRule]) {
            self.schema = schema
            self.rules = rules
            identifier = schema.flatMap { schema in
                let paths = schema.primaryIdentifier
                return paths.count == 1 ? schema.root[paths[0]]?.resolved : nil
            }
        }
    }

    // Everything below is read and written under the lock alone.
    private var entries: [String: Entry] = [:]
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    package init() {
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    package subscript(type: String) -> Entry {
        pthread_mutex_lock(lock)
        let known = entries[type]
        pthread_mutex_unlock(lock)
        if let known { return known }
        // Two threads may read one type at once: that is rare, and better than that one waits for the other's types.
        let entry = Entry(ResourceRegistry.schema(for: type), rules: ResourceRegistry.rules(for: type))
        pthread_mutex_lock(lock)
        entries[type] = entry
        pthread_mutex_unlock(lock)
        return entry
    }
}
