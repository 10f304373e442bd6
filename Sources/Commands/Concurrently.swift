#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Work that is done at the same time.
enum Concurrently {
    /// What `transform` makes of each element, in their order. Each has a thread of its own but the first, which the caller's takes.
    static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        guard elements.count > 1 else { return elements.map(transform) }
        let results = UnsafeMutablePointer<Result?>.allocate(capacity: elements.count)
        results.initialize(repeating: nil, count: elements.count)
        defer {
            results.deinitialize(count: elements.count)
            results.deallocate()
        }
        // Each writes to a place of its own, which is read when all have ended.
        nonisolated(unsafe) let places = results
        let tasks = elements.indices.map { index in Work { places[index] = transform(elements[index]) } }
        let threads = tasks.dropFirst().map { start($0) }
        tasks[0].run()
        for (thread, task) in zip(threads, tasks.dropFirst()) {
            if let thread { pthread_join(thread, nil) } else { task.run() }
        }
        return elements.indices.compactMap { results[$0] }
    }

    /// Nil where the system has no thread left. A deep document needs as much stack as the first thread has.
    private static func start(_ work: Work) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 8 << 20)
        let box = Unmanaged.passRetained(work).toOpaque()
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        guard pthread_create(&thread, &attributes, enter, box) == 0 else {
            Unmanaged<Work>.fromOpaque(box).release()
            return nil
        }
        return thread
    }
}

#if canImport(Darwin)
    private func enter(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
        return nil
    }
#else
    private func enter(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
        return nil
    }
#endif

private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
