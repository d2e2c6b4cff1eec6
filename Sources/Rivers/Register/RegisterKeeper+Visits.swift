package import Chronology
package import Events
import Wording

// Visits to entries, and reminders of those that nobody visits.

extension RegisterKeeper {
    func verify(_ verified: RegisterVerified, _ event: Event, _ book: inout RegisterBook) throws(EventError) {
        try requirePost(verified.post, verified.person, event)
        let key = RegisterBook.Key(river: verified.river, entry: verified.entry)
        guard var entry = written(key, in: book) else {
            throw event.refusal("entry", "the register of \(verified.river) has no entry ‘\(verified.entry)’; check its id")
        }
        guard entry.side == event.side else {
            throw event.refusal(
                "post", "the entry is the \(entry.side?.rawValue ?? "other") side's, and only a post of that side says what it found there")
        }
        guard verified.date <= event.time.beijingDate else {
            throw event.refusal("date", "\(verified.date) is in the future; write the day of the visit")
        }
        if let last = entry.lastVerified, verified.date < last {
            throw event.refusal("date", "it was visited on \(last) already; only a later visit counts")
        }
        guard book.pages[key.text] != nil || book.pages.count < RegisterBook.maximumPages else {
            throw event.refusal("entry", "\(RegisterBook.maximumPages) entries have changed; write them into the playbook first")
        }
        entry.fields["verified.date"] = "\(verified.date)"
        entry.fields["verified.post"] = verified.post
        entry.fields["review"] = entry.review(after: verified.outcome)
        var page = book.page(key)
        page.written = entry
        book.pages[key.text] = page
        let text = "\(verified.outcome.rawValue) on \(verified.date): \(verified.note)"
        book.add(.init(kind: .verified, at: event.time, post: verified.post, person: verified.person, text: text), to: key)
    }

    /// When the next entry of this side is overdue.
    package func nextDeadline(in book: RegisterBook) -> Timestamp? {
        entries(in: book).filter { $0.entry.side == side }.compactMap { due($0.key, $0.entry, in: book) }.min()
    }

    /// Says of every entry of this side whose time has come, once a period.
    func remind(_ event: Event, _ book: inout RegisterBook) throws(EventError) -> [Emission] {
        guard try event.payload(DeadlineReached.self).processor == service, event.side == side else { return [] }
        var said: [Emission] = []
        for (key, entry) in entries(in: book) where entry.side == side {
            guard let due = latestDue(key, entry, by: event.time, in: book) else { continue }
            guard book.pages[key.text] != nil || book.pages.count < RegisterBook.maximumPages else { break }
            book.pages[key.text, default: .init()].reminded = due
            said.append(Emission(overdue(key, entry, due), subject: key.entry))
        }
        return said
    }

    private func overdue(_ key: RegisterBook.Key, _ entry: WrittenEntry, _ due: Timestamp) -> RegisterOverdue {
        let name = Bilingual(zh: entry.fields["name.zh"] ?? key.entry, en: entry.fields["name.en"] ?? key.entry)
        return RegisterOverdue(
            river: key.river, list: entry.list.rawValue, entry: key.entry, name: name, post: entry.fields["post"] ?? "",
            lastVerified: entry.lastVerified, due: due, periodDays: entry.list.periodDays)
    }

    /// A period after the last visit, or after the list was written; again a period after it was said.
    private func due(_ key: RegisterBook.Key, _ entry: WrittenEntry, in book: RegisterBook) -> Timestamp? {
        guard let start = entry.lastVerified ?? rivers.river(key.river)?.register.asOf else { return nil }
        let first = Timestamp(start.advanced(by: entry.list.periodDays))
        guard let reminded = book.page(key).reminded, reminded >= first else { return first }
        return reminded + .days(entry.list.periodDays)
    }

    /// The last of the due times that have passed: a program that was off says it once.
    private func latestDue(_ key: RegisterBook.Key, _ entry: WrittenEntry, by now: Timestamp, in book: RegisterBook) -> Timestamp? {
        guard let due = due(key, entry, in: book), due <= now else { return nil }
        let period = Duration.days(entry.list.periodDays)
        return due + period * Int((now - due) / period)
    }
}

extension WrittenEntry {
    package var lastVerified: CalendarDate? { fields["verified.date"].flatMap { CalendarDate($0) } }
    package var side: Side? { fields["side"].flatMap(Side.init(rawValue:)) }

    /// A visit completes the review where plan and technique were reviewed before; an entry that is otherwise than written begins anew.
    fileprivate func review(after outcome: RegisterVerified.Outcome) -> String? {
        switch (outcome, fields["review"]) {
        case (.asWritten, ReviewState.techniqueReviewed.rawValue?): ReviewState.siteVerified.rawValue
        case (.asWritten, let review): review
        case (.differs, _), (.gone, _): ReviewState.listed.rawValue
        }
    }
}
