import Chronology
import Events
import Region

/// What people say about warnings and incidents.
extension DrillPeople {
    /// Those of this side who are asked give an opinion, and some change it.
    mutating func confer(_ opened: ConsultationOpened, _ now: Timestamp) -> [PlannedDeed] {
        opened.participants.filter { $0.side == side }.flatMap { participant -> [PlannedDeed] in
            guard !isIgnored() else { return [] }
            let stance: Stance = chance.happens(habits.disagrees) ? chance.one(of: [.disagree, .abstain]) : .agree
            let level: WarningLevel? =
                stance == .disagree && chance.happens(0.6) ? chance.one(of: [.yellow, .orange, .red]) : nil
            let person = person(on: participant.post, at: now)
            return plan(
                { desk in
                    Deed.Said(
                        ConsultationAnswered(
                            consultation: opened.consultation, stance: stance, level: level, post: participant.post, person: person,
                            at: desk,
                            reason: "simulated 模拟"), subject: opened.consultation, correlation: opened.warning)
                }, at: later(now))
        }
    }

    /// Those who may release it do, or one refuses.
    mutating func release(_ proposed: WarningProposed, _ now: Timestamp) -> [PlannedDeed] {
        proposed.release.posts.flatMap { post -> [PlannedDeed] in
            guard !isIgnored() else { return [] }
            let declines = chance.happens(habits.declines)
            let person = person(on: post, at: now)
            return plan(
                { desk in
                    if declines {
                        return Deed.Said(
                            WarningDeclined(
                                proposal: proposed.proposal, warning: proposed.warning, post: post, person: person, at: desk,
                                reason: "simulated 模拟"), subject: proposed.warning, correlation: proposed.warning)
                    }
                    return Deed.Said(
                        WarningEndorsed(
                            proposal: proposed.proposal, warning: proposed.warning, post: post, person: person, at: desk),
                        subject: proposed.warning, correlation: proposed.warning)
                }, at: later(now) + chance.span(.zero ... .minutes(30)))
        }
    }

    /// Some warnings were a mistake.
    mutating func recall(_ issued: WarningIssued, _ event: Event, _ now: Timestamp) -> [PlannedDeed] {
        if let release = issued.release { over.insert(release.proposal) }
        guard event.side == side, chance.happens(habits.recalls),
            let post = region.posts(of: side).first(where: { $0.id.contains("command") })?.id
        else { return [] }
        let person = person(on: post, at: now)
        let time = now + chance.span(.minutes(10) ... .hours(7))
        // Somebody has had enough of it by then, and acts on it all the same.
        let quiet = chance.happens(0.5) ? keepQuiet([issued.warning], upTo: .critical, .red, for: .hours(1), at: time - .minutes(5)) : []
        return quiet
            + plan(
                { desk in
                    Deed.Said(
                        WarningRecalled(warning: issued.warning, post: post, person: person, at: desk, reason: "simulated 模拟"),
                        subject: issued.warning, correlation: issued.warning)
                }, at: time)
    }

    mutating func complete(_ task: TaskAssigned, _ event: Event, _ now: Timestamp) -> [PlannedDeed] {
        guard !isIgnored(), let post = region.posts(of: side).first?.id else { return [] }
        let person = person(on: post, at: now)
        let span = chance.real(0.2...1.2) * Double(max(0, (task.due - event.time).wholeMilliseconds))
        return plan(
            { desk in
                Deed.Said(
                    TaskCompleted(task: task.task, by: post, person: person, evidence: "simulated 模拟", at: desk), subject: task.task,
                    correlation: event.correlationID)
            }, at: now + .milliseconds(Int64(span)))
    }

    mutating func readBack(_ alarm: AlarmSent, _ event: Event, _ now: Timestamp) -> [PlannedDeed] {
        guard alarm.toSide == side, !isIgnored() else { return [] }
        let person = person(on: alarm.toPost, at: now)
        return plan(
            { desk in
                Deed.Said(
                    AlarmReceived(
                        alarm: alarm.alarm, incident: alarm.incident, post: alarm.toPost, person: person, readBack: "simulated 模拟", at: desk
                    ),
                    subject: alarm.alarm, correlation: alarm.incident)
            }, at: later(now))
    }

    mutating func handIn(_ report: ReportDue, _ event: Event, _ now: Timestamp) -> [PlannedDeed] {
        guard report.revision == 0, !isIgnored(), let post = region.posts(of: side).first?.id else { return [] }
        let person = person(on: post, at: now)
        let span = chance.real(0.3...1.3) * Double(max(0, (report.due - event.time).wholeMilliseconds))
        return plan(
            { desk in
                Deed.Said(
                    ReportSubmitted(
                        report: report.report, incident: report.incident, post: post, person: person, at: desk, note: "simulated 模拟"),
                    subject: report.report, correlation: report.incident)
            }, at: now + .milliseconds(Int64(span)))
    }
}
