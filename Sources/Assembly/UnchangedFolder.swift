#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileSystem {
    /// Whether a folder holds just these files, byte for byte, each as runnable as it should be. There is then nothing to replace, which
    /// is what most runs at a desk find.
    func holds(_ folder: String, just files: [EnvironmentFolder.File]) -> Bool {
        var names: [String: Set<String>] = ["": []]
        for file in files {
            var parent = ""
            for path in file.folders + [file.name] {
                names[parent, default: []].insert(String(path.dropFirst(parent.isEmpty ? 0 : parent.utf8.count + 1)))
                parent = path
            }
        }
        do throws(FileError) {
            for (subfolder, expected) in names {
                let path = subfolder.isEmpty ? folder : "\(folder)/\(subfolder)"
                guard try kind(of: path) == .folder else { return false }
                let found = try self.names(in: path)
                guard found.count == expected.count,
                    found.allSatisfy({ expected.contains(String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)) })
                else { return false }
            }
        } catch {
            // What cannot be looked at is for the replacement to say.
            return false
        }
        return files.allSatisfy { holds("\(folder)/\($0.name)", $0.content, isExecutable: $0.isExecutable) }
    }
}
