import Accord

extension PeerPage {
    /// Events that one task reads: fewer are not worth a task.
    private static let share = 100
    /// Tasks that read one page at once; more cores would only wait for the journal.
    private static let maximumReaders = 4

    /// The same page, each event read and its signature looked at ahead of its turn, on as many cores as there are. That is most of the
    /// work of a page and needs nothing that comes before it; whether a key counts is decided in order.
    func read(by keys: KeyRing) async -> PeerPage {
        let size = max(Self.share, (events.count + Self.maximumReaders - 1) / Self.maximumReaders)
        guard events.count > size else { return with(events.map { $0.read(by: keys) }) }
        let parts = await withTaskGroup(of: (Int, [PeerEvent]).self) { group in
            for start in stride(from: 0, to: events.count, by: size) {
                let part = events[start..<min(start + size, events.count)]
                group.addTask { (start, part.map { $0.read(by: keys) }) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return with(parts.sorted { $0.0 < $1.0 }.flatMap(\.1))
    }
}
