import CPrices
import Documents

/// A price of AWS.
package struct Price: Hashable, Sendable {
    /// `nat.hour`
    package let key: String
    /// `eu-west-3`, or `global` for what costs the same everywhere.
    package let region: String
    /// Of one unit, in dollars.
    package let amount: Double
    /// `hour`, `GB-month`, `request`.
    package let unit: String
    /// The day, month or year in which it was seen: `2026-10-08`; empty where that is not said.
    package let date: String
    package let source: String

    /// `AWS Price List (2026-10-08)`
    var origin: String { date.isEmpty ? source : "\(source) (\(date))" }
}

/// Prices by key and region.
package struct PriceList: Sendable {
    private var prices: [String: [Price]] = [:]

    /// What is known of a price in a region.
    package enum Quote: Hashable, Sendable {
        case known(Price)
        /// It is known for another region only, and may not be reckoned with.
        case elsewhere(Price)
        case unknown
    }

    package func quote(_ key: String, in region: String) -> Quote {
        let all = prices[key] ?? []
        if let price = all.first(where: { $0.region == region }) ?? all.first(where: { $0.region == "global" }) { return .known(price) }
        return all.first.map(Quote.elsewhere) ?? .unknown
    }

    /// Puts prices in the place of those with the same key and region.
    mutating func add(_ price: Price) {
        prices[price.key, default: []].removeAll { $0.region == price.region }
        prices[price.key, default: []].append(price)
    }

    /// What came with the program.
    package static func embedded() -> PriceList {
        let data = loom_prices()
        let bytes = Array(UnsafeBufferPointer(start: data.bytes, count: data.count))
        var list = PriceList()
        // A test reads it.
        if let json = try? JSON(parsing: bytes) { _ = list.add(json) }
        return list
    }

    /// More of anything nobody uses in a month.
    static let mostQuantity = 1e15
    /// Of one unit.
    static let mostDollars = 1e9

    /// Adds the prices of a document: `{"prices": [{"key", "region", "usd", "per", "unit", "date", "source"}]}`, and takes `"discounts"`, shares of
    /// prices by the start of their keys (`{"rds.": 0.3}` is 30 % off).
    /// - Returns: what is wrong with it.
    package mutating func add(_ json: JSON) -> [Finding] {
        var findings: [Finding] = []
        func refuse(_ message: String, _ path: [String]) {
            findings.append(Finding("price-file", message, path: JSONPointer(path), remedy: "\"cost --help\" shows the form"))
        }
        guard let document = json.object else {
            refuse("a price file is an object of prices and discounts", [])
            return findings
        }
        for name in document.keys where !["prices", "discounts", "currency"].contains(name) {
            refuse("\"\(name)\" is none of prices and discounts", [name])
        }
        if let currency = document["currency"], currency != "USD" { refuse("prices are in US dollars", ["currency"]) }
        if let prices = document["prices"], prices.array == nil { refuse("prices are a list", ["prices"]) }
        if let discounts = document["discounts"], discounts.object == nil { refuse("discounts are an object", ["discounts"]) }
        var seen: Set<[String]> = []
        for (index, entry) in (document["prices"]?.array ?? []).enumerated() {
            let path = ["prices", String(index)]
            guard let price = Price(entry) else {
                refuse(
                    "a price has key, region, unit and usd, a number from 0 to 10⁹, and may have per, a number above 0, date (2026, 2026-10 or "
                        + "2026-10-08) and source", path)
                continue
            }
            if !seen.insert([price.key, price.region]).inserted { refuse("\(price.key) stands twice for \(price.region)", path) }
            if let unit = prices[price.key]?.first?.unit, unit != price.unit {
                refuse("\(price.key) is reckoned by the \(unit), not by the \(price.unit)", path + ["unit"])
            }
            add(price)
        }
        for (start, share) in document["discounts"]?.object ?? [:] {
            guard let share = Self.number(share), (0...1).contains(share) else {
                refuse("a discount is a share of the price: 0 to 1", ["discounts", start])
                continue
            }
            if !prices.keys.contains(where: { $0.hasPrefix(start) }) { refuse("no price has a key that starts so", ["discounts", start]) }
            discount(start, by: share)
        }
        return findings
    }

    private mutating func discount(_ start: String, by share: Double) {
        for (key, all) in prices where key.hasPrefix(start) {
            prices[key] = all.map {
                Price(
                    key: $0.key, region: $0.region, amount: $0.amount * (1 - share), unit: $0.unit, date: $0.date,
                    source: "\($0.source), less \(Amount.text(share * 100)) %")
            }
        }
    }

    static func number(_ json: JSON?) -> Double? {
        switch json {
        case .integer(let number): Double(number)
        case .decimal(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        default: nil
        }
    }
}

extension Price {
    /// Nil for what is no price.
    fileprivate init?(_ json: JSON) {
        guard let key = json["key"]?.string, let region = json["region"]?.string, let unit = json["unit"]?.string, !key.isEmpty,
            !unit.isEmpty,
            let amount = PriceList.number(json["usd"]), let per = json["per"].map(PriceList.number) ?? 1,
            (0...PriceList.mostQuantity).contains(per),
            per > 0, (0...PriceList.mostDollars).contains(amount / per), json["source"].map({ $0.string != nil }) ?? true,
            json["date"].map({ $0.string.map(Self.isDate) ?? false }) ?? true
        else { return nil }
        self.init(
            key: key, region: region, amount: amount / per, unit: unit, date: json["date"]?.string ?? "",
            source: json["source"]?.string ?? "")
    }

    /// `2026`, `2026-10` or `2026-10-08`.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return (1...3).contains(parts.count)
            && zip(parts, [4, 2, 2]).allSatisfy { part, digits in
                part.utf8.count == digits && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}
