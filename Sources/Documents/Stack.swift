/// Values that wait for the array they will stand in. An array that grows moves its elements again and again and keeps room for more; taken
/// from a stack, each gets the size that it needs and its elements are moved once.
struct Stack<Element>: ~Copyable {
    private var base = UnsafeMutablePointer<Element>.allocate(capacity: 256)
    private var capacity = 256
    private(set) var count = 0

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    subscript(position: Int) -> Element { base[position] }

    mutating func push(_ element: consuming Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count += 1
    }

    /// Takes everything from `start` on.
    mutating func take(from start: Int) -> [Element] {
        var elements: [Element] = []
        elements.reserveCapacity(count - start)
        for position in start..<count { elements.append((base + position).move()) }
        count = start
        return elements
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
