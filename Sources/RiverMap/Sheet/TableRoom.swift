import Playbook

/// Which rows of each list are shown where there is no room for all.
enum TableRoom {
    /// Rows are taken away one by one from whichever list shows most; what is invented goes before what is real, and what people drink from
    /// goes last. What is left stands downstream.
    static func rows(of lists: [(MapEntry.List, [MapEntry])], height: Double, row: Double) -> [MapEntry.List: [MapEntry]] {
        var counts = Dictionary(lists.map { ($0.0, $0.1.count) }, uniquingKeysWith: +)
        var needed = lists.reduce(0) { $0 + ($1.1.isEmpty ? 0 : TableWriter.headingHeight + Double($1.1.count) * row) }
        let order = lists.map(\.0)
        while needed > height, let longest = order.max(by: { counts[$0] ?? 0 < counts[$1] ?? 0 }), let count = counts[longest], count > 0 {
            counts[longest] = count - 1
            needed -= row
        }
        return Dictionary(
            lists.map { list, entries in (list, chosen(entries, counts[list] ?? 0)) }, uniquingKeysWith: { first, _ in first })
    }

    private static func chosen(_ entries: [MapEntry], _ count: Int) -> [MapEntry] {
        let ranked = entries.indices.sorted { weight(entries[$0], $0) < weight(entries[$1], $1) }
        return ranked.prefix(count).sorted().map { entries[$0] }
    }

    private static func weight(_ entry: MapEntry, _ index: Int) -> (Int, Int, Int) {
        (entry.symbol == .drinkingIntake ? 0 : 1, entry.provenance.isIllustrative ? 1 : 0, index)
    }
}
