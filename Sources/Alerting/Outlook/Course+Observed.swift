import Chronology

extension Course {
    /// Days that are over and nothing else, as one hazard sees them; a day that is missing among them is unknown.
    init?(observed days: [ObservedDay], edition: CriteriaEdition) {
        guard let first = days.map(\.date).min(), let last = days.map(\.date).max() else { return nil }
        let byDate = Dictionary(days.map { ($0.date, $0) }, uniquingKeysWith: { _, later in later })
        self.init(first: first, indices: (first...last).map { byDate[$0]?.index(for: edition) })
    }
}

extension ObservedDay {
    /// The index that counts for a hazard: 0 on a day that is not its own, unknown where nobody knows whose day it is.
    func index(for edition: CriteriaEdition) -> Int? {
        guard let isOwn = edition.owns(dust: dust, primary: primary, on: date) else { return nil }
        return isOwn ? aqi : aqi.map { _ in 0 }
    }
}
