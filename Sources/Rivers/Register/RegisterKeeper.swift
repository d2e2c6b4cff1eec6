import Chronology
package import Events
package import Region

/// Keeps the registers of all rivers alive: takes proposals, decisions and visits into a book, and chases entries that nobody visits. Pure.
///
/// Both sides' services take the same events in the same order and so have the same register. What is wrong is refused by the service of the side
/// that said it; the other side's leaves it out in silence.
package struct RegisterKeeper: Sendable {
    /// What a service that embeds this must listen to.
    package static let interests = ["water.register."]

    let side: Side
    let service: String
    let rivers: RiverPlaybook
    let region: Region
    let records: RegisterRecords

    /// - Parameter service: the name of the processor that embeds this, whose deadlines are its own.
    package init(side: Side, rivers: RiverPlaybook, region: Region, service: String = "rivers") {
        self.side = side
        self.service = service
        self.rivers = rivers
        self.region = region
        records = RegisterRecords(region: region, substances: Set(rivers.substances.map(\.id)))
    }

    /// Takes what concerns the registers into the book; anything else changes nothing.
    /// - Throws: one sentence that says what is wrong; the book is then as before.
    package func take(_ event: Event, into book: inout RegisterBook) throws(EventError) -> [Emission] {
        switch event.type {
        case DeadlineReached.type: return try remind(event, &book)
        case RegisterOverdue.type: return []
        case let type where type.hasPrefix("water.register."): break
        default: return []
        }
        do {
            try note(event, in: &book)
        } catch {
            guard event.side != side else { throw error }
        }
        return []
    }

    /// For a service that only reads the registers: what is wrong is left out, and refused by the service that keeps them.
    package func follow(_ event: Event, into book: inout RegisterBook) {
        guard event.type != RegisterOverdue.type else { return }
        try? note(event, in: &book)
    }

    private func note(_ event: Event, in book: inout RegisterBook) throws(EventError) {
        switch event.type {
        case RegisterProposed.type: try propose(event.payload(RegisterProposed.self), event, &book)
        case RegisterApproved.type: try approve(event.payload(RegisterApproved.self), event, &book)
        case RegisterRefused.type: try refuse(event.payload(RegisterRefused.self), event, &book)
        case RegisterVerified.type: try verify(event.payload(RegisterVerified.self), event, &book)
        default: break
        }
    }
}

// MARK: - The register as it is now

extension RegisterKeeper {
    /// An entry as its fields: the playbook's, or what changes made of it. Nil when there is none, or it was removed.
    package func written(_ key: RegisterBook.Key, in book: RegisterBook) -> WrittenEntry? {
        let page = book.page(key)
        return page.isRemoved ? nil : page.written ?? rivers.river(key.river)?.register.written[key.entry]
    }

    /// A river with its register as it is now. Nil for a river that there is not.
    package func river(_ id: String, in book: RegisterBook) -> River? {
        guard let river = rivers.river(id) else { return nil }
        let start = "\(id)/"
        let changed = book.pages.filter { $0.key.hasPrefix(start) && ($0.value.isRemoved || $0.value.written != nil) }
        guard !changed.isEmpty else { return river }
        return river.with(Dictionary(uniqueKeysWithValues: changed.map { (String($0.key.dropFirst(start.count)), $0.value) }), by: records)
    }

    /// Every entry of every river as it is now, by river and id.
    func entries(in book: RegisterBook) -> [(key: RegisterBook.Key, entry: WrittenEntry)] {
        rivers.rivers.flatMap { river in
            let start = "\(river.id)/"
            let added = book.pages.keys.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
            return Set(river.register.written.keys).union(added).sorted().compactMap { id in
                let key = RegisterBook.Key(river: river.id, entry: id)
                return written(key, in: book).map { (key, $0) }
            }
        }
    }
}
