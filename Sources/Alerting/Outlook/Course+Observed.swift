import Chronology

extension Course {
    /// Days that are over and nothing else, as one hazard sees them; a day that is missing among them is unknown.
    init?(observed days: [ObservedDay], hazard: Hazard) {
        guard let first = days.map(\.date).min(), let last = days.map(\.date).max() else { return nil }
        let byDate = Dictionary(days.map { ($0.date, $0) }, uniquingKeysWith: { _, later in later })
        self.init(first: first, indices: (first...last).map { byDate[$0]?.index(for: hazard) })
    }
}
