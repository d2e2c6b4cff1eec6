package import Chronology
package import Duty
package import Events
package import Region
package import Wording

/// The notify service of one side: whatever a rule of the duty playbook is about becomes a call, and a call goes up its ladder until a
/// person of this side acknowledges, the matter is over, or its time is.
///
/// It calls its own side's people only, also about what the other side says: each side acknowledges for itself. It sends nothing; the
/// channels do. Everything that it says follows from what came back from the journal, so a crash repeats nothing and forgets nothing.
package struct NotifyProcessor: Processor {
    package let name = "notify"
    package let version = 6
    /// Everything: what is listened to for silence may be of any type.
    package let interests = [""]

    package let side: Side
    let plan: CallingPlan
    let duty: DutyPlan
    let reach: Reach
    let names: SpokenNames
    private let rulesByEvent: [String: [CallRule]]
    private let spoken: Set<String>
    let ears: Ears

    /// What was said and is not back after so long was lost; it is said again, under the same number.
    static let patience = Duration.minutes(10)
    /// Calls, watches and silences that one waking handles; the rest comes a millisecond later.
    static let handledAtOnce = 200
    /// How far ahead of this side's clock an event of the other side may put the time.
    static let atMostAhead = Duration.minutes(5)

    /// - Parameter names: what rivers and region-wide areas are called, by id.
    package init(
        side: Side, plan: CallingPlan, duty: DutyPlan, region: Region, reach: Reach = .unknown, names: [String: Bilingual] = [:]
    ) {
        (self.side, self.plan, self.duty, self.reach) = (side, plan, duty, reach)
        self.names = SpokenNames(region, others: names)
        let named = plan.rules.flatMap { rule in rule.events.map { ($0, rule) } }
        rulesByEvent = Dictionary(grouping: named, by: \.0).mapValues { $0.map(\.1) }
        spoken = Set(plan.rules.flatMap { $0.events + $0.over + $0.answeredBy })
        ears = Ears(plan.watches, side: side)
    }

    package func initialState() -> NotifyState { NotifyState() }

    package func nextDeadline(in state: NotifyState) -> Timestamp? { state.nextDeadline }

    package func handle(_ event: Event, state: inout NotifyState) throws(EventError) -> [Emission] {
        // Everything that can be wrong with an event is found before the state changes.
        let word = try Word(event, side: side, processor: name)
        let occasion = spoken.contains(event.type) ? try Occasion.read(event, names: names) : nil
        if case .duty = word { try state.book.take(event) }
        let now = state.hear(event, of: side, own: "/\(side.rawValue)/\(name)", atMostAhead: Self.atMostAhead)
        startWatches(event, at: now, &state)
        var emissions = listen(to: event, now, &state)
        emissions += take(word, event, now, &state)
        emissions += end(event, occasion, now, &state)
        if let occasion { emissions += open(occasion, event, now, &state) }
        return emissions
    }

    func rules(for type: String) -> [CallRule] { rulesByEvent[type] ?? [] }
}
