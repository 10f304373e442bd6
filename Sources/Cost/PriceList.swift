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
    /// The day, month or year in which it was seen: `2026-10-08`.
    package let date: String
    package let source: String
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

    /// Adds the prices of a document: `{"prices": [{"key", "region", "usd", "per", "unit", "date", "source"}]}`, and takes `"discounts"`, shares of
    /// prices by the start of their keys (`{"rds.": 0.3}` is 30 % off).
    /// - Returns: what is wrong with it.
    package mutating func add(_ json: JSON) -> [Finding] {
        var findings: [Finding] = []
        func refuse(_ message: String, _ path: [String]) {
            findings.append(Finding("price-file", message, path: JSONPointer(path), remedy: "\"cost --help\" shows the form"))
        }
        for (index, entry) in (json["prices"]?.array ?? []).enumerated() {
            let path = ["prices", String(index)]
            guard let key = entry["key"]?.string, let region = entry["region"]?.string, let unit = entry["unit"]?.string,
                let amount = Self.number(entry["usd"]), amount >= 0
            else {
                refuse("a price needs key, region, unit and usd", path)
                continue
            }
            let per = entry["per"].map(Self.number) ?? 1
            guard let per, per > 0 else {
                refuse("per is no number above zero", path + ["per"])
                continue
            }
            add(
                Price(
                    key: key, region: region, amount: amount / per, unit: unit, date: entry["date"]?.string ?? "",
                    source: entry["source"]?.string ?? ""))
        }
        for (start, share) in json["discounts"]?.object ?? [:] {
            guard let share = Self.number(share), (0...1).contains(share) else {
                refuse("a discount is a share of the price: 0 to 1", ["discounts", start])
                continue
            }
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
        case .decimal(let text): Double(text)
        default: nil
        }
    }
}
