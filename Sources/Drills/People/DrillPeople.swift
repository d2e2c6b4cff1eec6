import Chronology
import Duty
import Events
import Region

/// The people of one side. They know what their desk shows and what a channel brings them; they answer late, twice, or not at all.
struct DrillPeople {
    let side: Side
    let habits: Climate.Habits
    let region: Region
    let plan: DutyPlan
    var chance: Chance
    var book = DutyBook()
    var count = 0
    /// What is known by number.
    var calls: [String: CallOpened] = [:]
    var requests: [String: NotificationRequested] = [:]
    /// The newest event about a matter.
    var newest: [String: String] = [:]
    /// Calls, proposals, consultations, tasks, warnings that are over.
    var over: Set<String> = []
    /// Toward the end everybody answers.
    var isCalm = false

    init(_ side: Side, _ ground: DrillGround, _ habits: Climate.Habits, seed: UInt64) {
        (self.side, self.habits) = (side, habits)
        (region, plan) = (ground.region, ground.duty)
        chance = Chance(seed: seed &+ (side == .local ? 0 : 0x5EED), .people)
    }

    /// Takes notice of an event in this side's journal; returns what somebody is going to do about it.
    mutating func see(_ event: Event, at now: Timestamp) -> [PlannedDeed] {
        if let about = event.correlationID { newest[about] = event.id }
        if event.type.hasPrefix("warning.") || event.type.hasPrefix("water.") { newest[event.subject] = event.id }
        do {
            return try react(to: event, now)
        } catch {
            return []
        }
    }

    private mutating func react(to event: Event, _ now: Timestamp) throws(EventError) -> [PlannedDeed] {
        if event.type.hasPrefix("duty.") { try book.take(event) }
        switch event.type {
        case CallOpened.type where event.side == side:
            let call = try event.payload(CallOpened.self)
            calls[call.call] = call
        case CallClosed.type, ConsultationClosed.type, TaskCompleted.type, TaskWithdrawn.type, WarningLifted.type, WarningCancelled.type:
            over.insert(event.subject)
        case WarningWithdrawn.type: over.insert(try event.payload(WarningWithdrawn.self).proposal)
        case WarningIssued.type: return recall(try event.payload(), event, now)
        case WarningUpdated.type: if let release = try event.payload(WarningUpdated.self).release { over.insert(release.proposal) }
        case NotificationRequested.type where event.side == side:
            let request = try event.payload(NotificationRequested.self)
            requests[request.notification] = request
        case NotificationTransported.type where event.side == side: return answer(try event.payload(), now)
        case ConsultationOpened.type: return confer(try event.payload(), now)
        case WarningProposed.type where event.side == side: return release(try event.payload(), now)
        case TaskAssigned.type where event.side == side: return complete(try event.payload(), event, now)
        case AlarmSent.type: return readBack(try event.payload(), event, now)
        case ReportDue.type where event.side == side: return handIn(try event.payload(), event, now)
        default: break
        }
        return []
    }

    // MARK: - Planning

    /// Plans a deed, now and then twice.
    mutating func plan(_ make: @escaping (Timestamp) -> Deed.Said?, at time: Timestamp) -> [PlannedDeed] {
        count += 1
        var planned = [PlannedDeed(at: time, deed: Deed(key: "\(count)", make: make))]
        if chance.happens(habits.twice) {
            count += 1
            planned.append(PlannedDeed(at: time + chance.waiting(.minutes(3)), deed: Deed(key: "\(count)", make: make)))
        }
        return planned
    }

    mutating func later(_ now: Timestamp) -> Timestamp { now + chance.waiting(isCalm ? .minutes(4) : habits.pause) }

    mutating func isIgnored() -> Bool { !isCalm && chance.happens(habits.ignored) }

    /// Who sits on a post; where there is no rota, the post's own chair.
    func person(on post: String, at now: Timestamp) -> String {
        DutyRoster(plan, book).onDuty(post, at: now).person ?? "\(post)-chair"
    }
}
