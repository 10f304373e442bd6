/// Compression as zip archives have it (RFC 1951). Our own, since the same input must give the same bytes on every machine, and the
/// versions of zlib differ.
enum Deflate {
    static func compressed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var writer = BitWriter()
        var finder = MatchFinder(text)
        var place = 0
        repeat {
            var block = DeflateBlock(start: place)
            var pending = finder.match(at: place)
            while place < text.count, block.tokens.count < 32_768 {
                guard let match = pending else {
                    block.add(literal: text[place])
                    place += 1
                    pending = finder.match(at: place)
                    continue
                }
                // A longer repetition one byte later is worth that byte.
                let later = match.length < 32 ? finder.match(at: place + 1) : nil
                if let later, later.length > match.length {
                    block.add(literal: text[place])
                    place += 1
                    pending = later
                    continue
                }
                block.add(match)
                place += match.length
                pending = finder.match(at: place)
            }
            block.write(UnsafeBufferPointer(rebasing: text[block.start..<place]), isLast: place == text.count, to: &writer)
        } while place < text.count
        writer.align()
        return writer.bytes
    }
}
