/// Merge keys: `<<: *defaults`.
extension YAMLComposer {
    struct Entry {
        var key: String
        /// The nodes of the key and of the value.
        var node: Int
        var value: Int
        var isMerged: Bool
    }

    /// The entries of a map with those that merge keys bring. These stand first, as PyYAML has it; a key of the map's own replaces the
    /// value and stays in the place.
    func ownEntries(of map: Int) throws(ReadingError) -> (entries: [Entry], merges: [Int]) {
        var entries: [Entry] = []
        var merges: [Int] = []
        var key = map + 1
        while key < Int(nodes[map].end) {
            let value = Int(nodes[key].end)
            if isMergeKey(nodes[key]) {
                merges.append(value)
                guard merges.count == 1 else { throw failure("the key << stands twice in one map", at: nodes[key]) }
            } else {
                entries.append(Entry(key: try self.key(key), node: key, value: value, isMerged: false))
            }
            key = Int(nodes[value].end)
        }
        return (entries, merges)
    }

    private func isMergeKey(_ node: YAMLNode) -> Bool {
        node.kind == .plain && node.text == "<<" && (node.tag == nil || node.tag == .standard("merge"))
    }

    mutating func entries(of map: Int, level: Int = 0) throws(ReadingError) -> [Entry] {
        let (own, merges) = try ownEntries(of: map)
        guard let merge = merges.first else { return own }
        guard level < JSONReader.depthLimit else {
            throw failure("more than \(JSONReader.depthLimit) levels of merge keys", at: nodes[map])
        }
        var merged: [Entry] = []
        var places: [String: Int] = [:]
        // Of a list the first map wins, so it comes last.
        for source in try sources(of: merge).reversed() {
            for entry in try entries(of: source, level: level + 1) {
                try spend(1 + entry.key.utf8.count / 32, at: nodes[merge])
                try add(entry, isMerged: true, to: &merged, places: &places)
            }
        }
        var seen: Set<String> = []
        for entry in own {
            guard seen.insert(entry.key).inserted else {
                throw failure("the key \"\(entry.key.excerpt)\" stands twice in one map", at: nodes[entry.node])
            }
            try add(entry, isMerged: false, to: &merged, places: &places)
        }
        return merged
    }

    private func add(
        _ entry: Entry, isMerged: Bool, to entries: inout [Entry], places: inout [String: Int]
    ) throws(ReadingError) {
        var entry = entry
        entry.isMerged = isMerged
        if let place = places[entry.key] {
            // Of two keys that look the same one would vanish without a word.
            guard entry.key.utf8.elementsEqual(entries[place].key.utf8) else {
                throw failure("the key \"\(entry.key.excerpt)\" stands twice, composed of other characters", at: nodes[entry.node])
            }
            entries[place] = entry
        } else {
            places[entry.key] = entries.count
            entries.append(entry)
        }
    }

    /// The maps that the value of a merge key names.
    private mutating func sources(of value: Int) throws(ReadingError) -> [Int] {
        let resolved = resolve(value)
        switch nodes[resolved].kind {
        case .map: return [try checked(resolved)]
        case .sequence:
            var sources: [Int] = []
            var child = resolved + 1
            while child < Int(nodes[resolved].end) {
                let source = resolve(child)
                guard nodes[source].kind == .map else { throw failure("a merge key takes maps only", at: nodes[child]) }
                try spend(1, at: nodes[child])
                sources.append(try checked(source))
                child = Int(nodes[child].end)
            }
            return sources
        default: throw failure("a merge key takes a map or a list of maps", at: nodes[value])
        }
    }

    private func resolve(_ number: Int) -> Int { nodes[number].kind == .alias ? Int(nodes[number].target) : number }

    private func checked(_ map: Int) throws(ReadingError) -> Int {
        guard nodes[map].tag == nil || nodes[map].tag == .text || nodes[map].tag == .standard("map") else {
            throw failure("a merge key takes a map without a tag", at: nodes[map])
        }
        return map
    }
}
