#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Work that is done at the same time.
enum Concurrently {
    /// What `transform` makes of each element, in their order. There are as many threads as processors, the caller's among them; each takes
    /// the next element that nobody has.
    static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], _ transform: @escaping @Sendable (Element) -> Result
    ) -> [Result] {
        let workers = min(elements.count, max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1))
        guard workers > 1 else { return elements.map(transform) }
        let results = UnsafeMutablePointer<Result?>.allocate(capacity: elements.count)
        results.initialize(repeating: nil, count: elements.count)
        let counter = Counter(to: elements.count)
        defer {
            results.deinitialize(count: elements.count)
            results.deallocate()
        }
        // Each element's result has a place of its own, which is read when all threads have ended.
        nonisolated(unsafe) let places = results
        let work = Work { while let index = counter.next() { places[index] = transform(elements[index]) } }
        let threads = (1..<workers).map { _ in start(work) }
        work.run()
        for case let thread? in threads { pthread_join(thread, nil) }
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

/// Gives each number below a bound to one thread.
private final class Counter: @unchecked Sendable {
    private let bound: Int
    private var value = 0
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    init(to bound: Int) {
        self.bound = bound
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func next() -> Int? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        guard value < bound else { return nil }
        value += 1
        return value - 1
    }
}
