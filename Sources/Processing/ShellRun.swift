package import Chronology
package import Events

/// Where a shell is in its journal, and what its processor knows. A value: everything that needs no I/O happens here.
///
/// What the processor says and itself wants to hear is taken in right after its cause, as soon as the journal has it, and passed over
/// when it comes in its turn. So a processor that is far behind decides as it would have decided in time.
package struct ShellRun<P: Processor> {
    private let processor: P
    private let place: Place
    private let clock: NodeClock
    /// What was said to before is taken in and nothing is said to it again.
    private var answered: Answered
    private var past: PastWords
    package private(set) var state: P.State
    package private(set) var position: Int64
    /// The numbers of own events that were taken in before their turn.
    package private(set) var ahead: Set<Int64>
    /// The last event that was seen.
    package private(set) var bookmark: Bookmark?
    /// Said, and not in the journal yet. Only where there is nothing of this may a snapshot be taken.
    package private(set) var unsaid: [Event] = []
    /// Whether what was said has to be in the journal before the next event is taken in.
    package private(set) var hasToSpeak = false
    /// What could not be understood, in words, since the last call of `tellFailures`.
    private var failures: [String] = []
    /// The next deadline in this state: working it out may mean looking at everything that is watched, and it is asked for at every turn.
    private var deadline: Timestamp?
    private var isDeadlineKnown = false
    private var waking = Waking()
    /// The id of what was taken in last.
    private var latest: String?

    /// Said is handed over at the latest when it is this much.
    package static var saidAtOnce: Int { 1_000 }

    /// Whose journal it is.
    package struct Place: Hashable, Sendable {
        package let side: Side
        package let realm: Realm

        package init(side: Side, realm: Realm) { (self.side, self.realm) = (side, realm) }
    }

    /// Begins at the journal's first event.
    package init(_ processor: P, at place: Place, clock: NodeClock, answered: Answered = .nothing, past: PastWords = PastWords()) {
        (self.processor, self.place, self.clock, self.answered, self.past) = (processor, place, clock, answered, past)
        (state, position, ahead) = (processor.initialState(), 0, [])
    }

    /// Goes on where a snapshot was taken.
    package init(_ processor: P, at place: Place, clock: NodeClock, from snapshot: Snapshot<P.State>) {
        (self.processor, self.place, self.clock, answered, past) = (processor, place, clock, .nothing, PastWords())
        (state, position, ahead) = (snapshot.state, snapshot.position, Set(snapshot.ahead))
        (bookmark, waking) = (snapshot.bookmark, snapshot.waking ?? Waking())
        if let time = snapshot.time { clock.hear(time) }
    }

    package var snapshot: Snapshot<P.State> {
        Snapshot(
            processor: processor.name, version: processor.version, position: position, ahead: ahead.sorted(), time: clock.heardTime,
            bookmark: bookmark, waking: waking, state: state)
    }

    // MARK: Hearing

    /// Takes the next event of the journal in.
    package mutating func take(_ journaled: JournaledEvent) {
        clock.hear(journaled.event)
        position = journaled.sequence
        bookmark = Bookmark(journaled)
        answered.end(before: journaled)
        if ahead.remove(journaled.sequence) == nil {
            handle(journaled.event)
            takeBackPast(because: journaled.event)
        }
        endPast(at: position)
        // In an exercise it is the journal that says what time it is, so the same deadline comes due at the same event every time.
        if clock.kind == .journal { announceDeadline() }
    }

    /// Everything up to here has been seen, or was not asked for.
    package mutating func advance(to position: Int64, bookmark: Bookmark? = nil) {
        self.position = max(self.position, position)
        if let bookmark { self.bookmark = bookmark }
        ahead = ahead.filter { $0 > position }
        endPast(at: position)
    }

    private mutating func endPast(at position: Int64) {
        answered.end(after: position)
        if answered == .nothing { past = PastWords() }
    }

    private mutating func handle(_ event: Event) {
        latest = event.id
        guard isWanted(event) else { return }
        var said: [Event] = []
        isDeadlineKnown = false
        do {
            for (index, emission) in try processor.handle(event, state: &state).enumerated() {
                said.append(try emission.event(by: processor.name, side: place.side, because: event, index: index))
            }
        } catch {
            failures.append("\(event.type) \(event.id) of \(event.source) was left out: \(error)")
            if let rejection = rejection(of: event, error) { said.append(rejection) }
        }
        if event.type == DeadlineReached.type, let reached = try? event.payload(DeadlineReached.self) { waking.hear(reached.deadline) }
        if waking.isWatching { waking.see(nextDeadline()) }
        if answered == .nothing { say(said) }
    }

    /// What was said to this event in its time takes the place of what would be said now. All that was said at once is taken in before what
    /// was said to it, as in `takeBack`: the order of the first life is that of every later one.
    private mutating func takeBackPast(because event: Event) {
        guard answered != .nothing else { return }
        var words = past.words(because: event)
        while !words.isEmpty {
            var next: [JournaledEvent] = []
            for word in words where isStillToCome(word) {
                endAnswered(before: word, &next)
                handle(word.event)
                if answered != .nothing { next += past.words(because: word.event) }
            }
            words = next
        }
    }

    private mutating func isStillToCome(_ word: JournaledEvent) -> Bool {
        word.sequence > position && isWanted(word.event) && ahead.insert(word.sequence).inserted
    }

    /// The last answer was to a word of its own, perhaps only in part. What was said in the same breath before it is said again with it.
    private mutating func endAnswered(before word: JournaledEvent, _ next: inout [JournaledEvent]) {
        guard answered != .nothing else { return }
        answered.end(before: word)
        guard answered == .nothing else { return }
        say(next.map(\.event))
        next = []
    }

    /// The time is heard by the shell; a processor sees it only when it asks for it.
    private func isWanted(_ event: Event) -> Bool {
        if event.type == DeadlineReached.type { return event.subject == processor.name && event.side == place.side }
        return processor.interests.contains { event.type.hasPrefix($0) }
    }

    private func rejection(of event: Event, _ reason: EventError) -> Event? {
        // A rejection of a rejection would never end.
        guard event.type != EventRejected.type else { return nil }
        let payload = EventRejected(processor: processor.name, event: event.id, source: event.source, reason: reason.description)
        return try? Emission(payload, subject: processor.name).event(by: processor.name, side: place.side, because: event, index: -1)
    }

    package mutating func tellFailures() -> [String] {
        defer { failures = [] }
        return failures
    }
}

// MARK: - Saying

extension ShellRun {
    private mutating func say(_ events: [Event]) {
        unsaid += events
        hasToSpeak = hasToSpeak || unsaid.count >= Self.saidAtOnce || events.contains(where: isTakenAtOnce)
    }

    /// On the machine's clock a deadline's event waits for its turn: when it came due is not written in the journal.
    private func isTakenAtOnce(_ event: Event) -> Bool {
        isWanted(event) && (event.type != DeadlineReached.type || clock.kind == .journal)
    }

    /// Takes in what was handed over, all of `unsaid`, and is in the journal now.
    /// - Parameter sequences: of each event, nil for one that was refused.
    package mutating func takeBack(_ sequences: [Int64?]) {
        let said = unsaid
        (unsaid, hasToSpeak) = ([], false)
        for (event, sequence) in zip(said, sequences) {
            if event.type == DeadlineReached.type, isKnown(sequence) { wasSpent(event) }
            guard let sequence, sequence > position, isTakenAtOnce(event), ahead.insert(sequence).inserted else { continue }
            handle(event)
        }
        if clock.kind == .journal { announceDeadline() }
    }

    /// Whether the journal had it. It refuses what was said under the same name with another time: a deadline that a life before this one, or
    /// this one long ago, announced when the clock showed something else.
    private func isKnown(_ sequence: Int64?) -> Bool { sequence.map { $0 <= position || ahead.contains($0) } ?? true }

    /// What was announced had been announced, and heard, before: if the processor still wants to be woken, it takes another event to do it.
    private mutating func wasSpent(_ event: Event) {
        guard let reached = try? event.payload(DeadlineReached.self) else { return }
        waking.wasHeard(reached.deadline)
        if clock.kind == .system { announceDeadline() }
    }

    /// When the processor wants to be woken, as it knows now.
    package mutating func nextDeadline() -> Timestamp? {
        if !isDeadlineKnown { (deadline, isDeadlineKnown) = (processor.nextDeadline(in: state), true) }
        return deadline
    }

    /// Says that the processor's time has come, once for each time. In an exercise also because of what: a later life has to take it in at
    /// that place, and not where it stands in the journal, after what others said in between.
    ///
    /// On the machine's clock only to be called at the end of the journal: what is on its way there may have changed the deadline.
    package mutating func announceDeadline() {
        guard answered == .nothing, let deadline = waking.time(for: nextDeadline()), deadline <= clock.now, waking.announce(deadline)
        else { return }
        let id = EventIdentity.derived(from: [processor.name, "deadline", deadline.rfc3339])
        let event = try? Event(
            DeadlineReached(processor: processor.name, deadline: deadline), id: id, source: "/\(place.side.rawValue)/\(processor.name)",
            subject: processor.name, time: clock.now, side: place.side, realm: place.realm,
            causationID: clock.kind == .journal ? latest : nil)
        if let event { say([event]) }
    }
}
