import Events
import Playbook
import Wording

// What an entry would be after a change, by the same rules that read it from a file.

extension RegisterKeeper {
    /// The entry after the change; nil when it is removed.
    func changed(by proposed: RegisterProposed, _ event: Event, _ book: RegisterBook) throws(EventError) -> WrittenEntry? {
        guard let river = river(proposed.river, in: book) else {
            let known = rivers.rivers.map(\.id).joined(separator: ", ")
            throw event.refusal("river", "there is no river ‘\(proposed.river)’; write one of \(known)")
        }
        guard let list = RegisterList(rawValue: proposed.list) else {
            let known = RegisterList.allCases.map(\.rawValue).joined(separator: ", ")
            throw event.refusal("list", "there is no list ‘\(proposed.list)’; write one of \(known)")
        }
        try requireSize(proposed.change, event)
        let now = written(.init(river: proposed.river, entry: proposed.entry), in: book)
        switch proposed.change.action {
        case .add:
            guard now == nil else {
                throw event.refusal("entry", "\(proposed.entry) is on the register already; change it, or give it its own id")
            }
            return try sound(WrittenEntry(list: list, fields: proposed.change.fields), proposed, river, event)
        case .set:
            let entry = try present(now, list, proposed, event)
            let fields = entry.fields.merging(proposed.change.fields) { $1 }.filter { !$0.value.isEmpty }
            return try sound(WrittenEntry(list: list, fields: fields), proposed, river, event)
        case .remove:
            _ = try present(now, list, proposed, event)
            try requireUnneeded(proposed.entry, river, event)
            return nil
        }
    }

    private func requireSize(_ change: RegisterChange, _ event: Event) throws(EventError) {
        guard change.fields.count <= RegisterBook.maximumFields else {
            throw event.refusal("change.fields", "\(change.fields.count) fields are too many; at most \(RegisterBook.maximumFields)")
        }
        if let long = change.fields.first(where: { $0.value.count > RegisterBook.longestValue }) {
            throw event.refusal("change.fields.\(long.key)", "it is too long; at most \(RegisterBook.longestValue) characters")
        }
        guard change.fields.isEmpty == (change.action == .remove) else {
            throw event.refusal("change.fields", change.fields.isEmpty ? "nothing is changed; write the fields" : "a removal has no fields")
        }
    }

    private func present(
        _ entry: WrittenEntry?, _ list: RegisterList, _ proposed: RegisterProposed, _ event: Event
    ) throws(EventError) -> WrittenEntry {
        guard let entry, entry.list == list else {
            throw event.refusal("entry", "the list \(list.rawValue) of \(proposed.river) has no entry ‘\(proposed.entry)’; check its id")
        }
        return entry
    }

    /// Something that stands in for drinking water is not taken away under it.
    private func requireUnneeded(_ entry: String, _ river: River, _ event: Event) throws(EventError) {
        guard let target = river.targets.first(where: { $0.backup == entry }) else { return }
        throw event.refusal("entry", "\(entry) is the backup of \(target.id); give that another backup first")
    }

    private func sound(
        _ entry: WrittenEntry, _ proposed: RegisterProposed, _ river: River, _ event: Event
    ) throws(EventError) -> WrittenEntry {
        let (read, findings) = records.read(entry, file: proposed.entry)
        guard let read else {
            let reasons = findings.filter { $0.severity == .error }.map { "\($0.problem) — \($0.remedy)" }.joined(separator: "; ")
            throw event.refusal("change.fields.\(findings.first?.mark.path ?? "")", reasons)
        }
        guard read.id == proposed.entry else { throw event.refusal("change.fields.id", "an id is never changed; write \(proposed.entry)") }
        if let water = read.water, !river.contains(water) {
            throw event.refusal("change.fields.kilometre", "\(water) is not on the \(river.name.en); write a point of it")
        }
        if let backup = (read as? Target)?.backup, river.target(backup) == nil, river.reservoir(backup) == nil {
            throw event.refusal("change.fields.backup", "the backup ‘\(backup)’ is not there; write the id of a target or reservoir")
        }
        return entry
    }
}

extension RegisterRecords {
    /// An entry from its fields, with what is wrong with them.
    func read(_ entry: WrittenEntry, file: String) -> (value: (any RegisterEntry)?, findings: [Finding]) {
        Reader.read(flat: entry.fields, file: file) { fields -> (any RegisterEntry)? in
            switch entry.list {
            case .facilities: facility(fields)
            case .riskSources: riskSource(fields)
            case .targets: target(fields)
            case .depots: depot(fields)
            case .monitors: monitor(fields)
            case .mutualAid: mutualAid(fields)
            }
        }
    }
}

extension River {
    /// The same river with some entries as a book has them.
    func with(_ pages: [String: RegisterBook.Page], by records: RegisterRecords) -> River {
        let changed = pages.sorted { $0.key < $1.key }.compactMap { id, page in page.written.flatMap { records.read($0, file: id).value } }
        func merged<Entry: RegisterEntry>(_ entries: [Entry]) -> [Entry] {
            var changes = Dictionary(uniqueKeysWithValues: changed.compactMap { $0 as? Entry }.map { ($0.id, $0) })
            let kept = entries.compactMap { entry in
                pages[entry.id]?.isRemoved == true ? nil : changes.removeValue(forKey: entry.id) ?? entry
            }
            return kept + changes.values.sorted { $0.id < $1.id }
        }
        var written = register.written
        for (id, page) in pages { written[id] = page.isRemoved ? nil : page.written ?? written[id] }
        let merge = Register(
            asOf: register.asOf, facilities: merged(register.facilities), riskSources: merged(register.riskSources),
            depots: merged(register.depots), monitors: merged(register.monitors), mutualAid: merged(register.mutualAid),
            plan: register.plan, written: written)
        return with(RegisterFiles.Contents(register: merge, targets: merged(targets), marks: [:]))
    }
}
