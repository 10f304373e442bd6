import Testing

@testable import TemplateReading

@Suite("Sets of ports")
struct PortSetTests {
    private let https = PortSet(.tcp, 443...443)
    private let database = PortSet(.tcp, 5432...5432)

    @Test("are written as a reader says them")
    func text() {
        #expect(https.description == "tcp 443")
        #expect(https.union(database).union(PortSet(.udp, 53...60)).description == "tcp 443, 5432, udp 53-60")
        #expect(PortSet(.tcp, 80...89).union(PortSet(.tcp, 90...99)).description == "tcp 80-99")
        #expect(PortSet(.tcp).description == "tcp")
        #expect(PortSet.all.description == "all")
        #expect(PortSet.all.subtracting(https).description == "all but tcp 443")
        #expect(PortSet(protocol: "50", ports: nil).description == "protocol 50")
    }

    @Test("follow the laws of sets")
    func laws() {
        let sets = [
            PortSet(), https, database, PortSet(.tcp), PortSet(.tcp, 400...500), PortSet(.udp, 1...9), PortSet(protocol: "50", ports: nil),
            .all,
        ]
        for left in sets {
            for right in sets {
                #expect(left.intersection(right).isSubset(of: left) && left.isSubset(of: left.union(right)))
                #expect(left.subtracting(right).intersection(right).isEmpty, "\(left) without \(right)")
                #expect(left.union(right) == right.union(left) && left.intersection(right) == right.intersection(left))
                #expect(left.subtracting(right).union(left.intersection(right)).isSubset(of: left))
            }
            #expect(left.subtracting(left).isEmpty && left.union(left) == left)
        }
    }
}
