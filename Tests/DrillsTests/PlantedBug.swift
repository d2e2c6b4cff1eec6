import Accord
import Alerting
import Calling
import Chronology
import Drills
import Events
import Responding
import Synchronization
import WaterIncidents
import Wording

/// Faults of the kind that such systems have had, each in a copy of production.
enum PlantedBug: String, CaseIterable, Sendable {
    case acknowledgementIgnored, acknowledgementRevived, acknowledgementNeverExpires
    case stepSaidTwice, identityNotFromCause, deadlinesForgotten, silenceHidesAll, silenceHidesMistake
    case otherSideDecides, issuedWithoutRelease, opinionDropped, reminderAfterDone
    case keptUnderAnotherName, keptInAnotherRealm, movesOnBeforeKeeping, sentAgain, unsignedTaken
    case timersLostOverCrash, otherSideAcknowledges, stepLeftOut, silenceOutlivesItsEnd, lowerHidesHigher
    case consultationClosedTwice, liftedRevived, tasksForgotten, reportsForgotten

    /// What the checker has to call it.
    var rule: Violation.Rule {
        switch self {
        case .acknowledgementIgnored, .acknowledgementRevived, .acknowledgementNeverExpires, .otherSideAcknowledges: .acknowledgement
        case .stepSaidTwice, .identityNotFromCause: .onceAStep
        case .deadlinesForgotten, .timersLostOverCrash, .stepLeftOut, .tasksForgotten, .reportsForgotten: .noStepForgotten
        case .silenceHidesAll, .silenceHidesMistake, .silenceOutlivesItsEnd, .lowerHidesHigher: .nothingHidden
        case .otherSideDecides: .oneOwner
        case .issuedWithoutRelease, .liftedRevived: .oneLife
        case .opinionDropped, .consultationClosedTwice: .opinions
        case .reminderAfterDone: .onceATask
        case .keptUnderAnotherName: .nothingRepeated
        case .keptInAnotherRealm: .realm
        case .movesOnBeforeKeeping: .nothingLost
        case .sentAgain: .onceAMessage
        case .unsignedTaken: .nothingForged
        }
    }

    /// In which runs it is looked for.
    var length: DrillLength { .hours(4) }

    func cast(on ground: DrillGround) -> DrillCast {
        var cast = DrillCast.production(on: ground)
        let honest = cast.services
        cast.services = { side in honest(side).map { tampered($0, side) } }
        switch self {
        case .keptUnderAnotherName:
            cast.kept = { $0.type.hasPrefix("warning.") ? $0.with(id: $0.id + "-again", realm: $0.realm) : $0 }
        case .keptInAnotherRealm: cast.kept = { $0.type.hasPrefix("water.") ? $0.with(id: $0.id, realm: .actual) : $0 }
        case .movesOnBeforeKeeping: cast.savesBeforeKeeping = true
        case .sentAgain: cast.sendsAgain = true
        case .unsignedTaken: cast.signatures = .accepted
        default: break
        }
        return cast
    }

    private func tampered(_ processor: any Processor, _ side: Side) -> any Processor {
        switch processor {
        case let notify as NotifyProcessor: tampered(notify, side)
        case let alert as AlertProcessor: tampered(alert, side)
        case let respond as RespondProcessor where self == .reminderAfterDone:
            Tampered(respond, hears: { $0.type == TaskCompleted.type ? nil : $0 })
        case let respond as RespondProcessor where self == .tasksForgotten: Tampered(respond, wakes: false)
        case let incidents as IncidentsProcessor where self == .reportsForgotten: Tampered(incidents, wakes: false)
        default: processor
        }
    }

    private func tampered(_ notify: NotifyProcessor, _ side: Side) -> any Processor {
        switch self {
        case .acknowledgementIgnored: Tampered(notify, hears: { $0.type == AcknowledgementRecorded.type ? nil : $0 })
        case .acknowledgementRevived: Tampered(notify, says: Self.reviving)
        case .acknowledgementNeverExpires: Tampered(notify, hears: Self.prolonged)
        case .stepSaidTwice: Tampered(notify, says: { _, _, said in said + said.filter { $0.payload is NotificationRequested } })
        case .identityNotFromCause: Tampered(notify, says: Self.counting())
        case .deadlinesForgotten: Tampered(notify, wakes: false)
        case .silenceHidesAll: Tampered(notify, hears: { Self.widened($0, about: [], upTo: .critical, level: .red) })
        case .silenceHidesMistake: Tampered(notify, hears: { Self.widened($0, rules: ["warning-cancelled"]) })
        case .timersLostOverCrash: Volatile(notify)
        case .otherSideAcknowledges: Tampered(notify, hears: { Self.takenOver($0, side) })
        case .stepLeftOut: Tampered(notify, says: { _, _, said in said.filter { !Self.isSecondStep($0) } })
        case .silenceOutlivesItsEnd: Tampered(notify, hears: { $0.type == SilenceEnded.type ? nil : $0 })
        case .lowerHidesHigher: Tampered(notify, hears: { $0.type == WarningUpdated.type ? nil : $0 })
        default: notify
        }
    }

    private func tampered(_ alert: AlertProcessor, _ side: Side) -> any Processor {
        switch self {
        case .otherSideDecides: Tampered(alert, says: { event, _, said in said + Self.usurped(event, side) })
        case .issuedWithoutRelease: Tampered(alert, says: { _, _, said in said + said.compactMap(Self.rashly) })
        case .consultationClosedTwice:
            Tampered(alert, says: { _, _, said in said + said.filter { $0.payload is ConsultationClosed } })
        case .liftedRevived: Tampered(alert, says: { event, _, said in said + Self.revived(event, side) })
        case .opinionDropped:
            Tampered(alert, hears: { $0.type == ConsultationAnswered.type && $0.side == side.other ? nil : $0 })
        default: alert
        }
    }

    // MARK: - The faults

    /// Somebody acknowledges, and now and then the call is taken up again at once.
    @Sendable private static func reviving(_ event: Event, _ state: NotifyState, _ said: [Emission]) -> [Emission] {
        guard event.type == AcknowledgementRecorded.type, event.id.last == "7",
            let call = state.calls.values.filter({ $0.hold?.acknowledgement == event.id }).min(by: { $0.number < $1.number })
        else { return said }
        let word = CallResumed(call: call.number, after: event.id, owner: "nobody", reason: Bilingual(zh: "错误", en: "a fault"))
        return said + [Emission(word, subject: call.number)]
    }

    @Sendable private static func prolonged(_ event: Event) -> Event? {
        guard event.type == AcknowledgementRecorded.type, let word = try? event.payload(AcknowledgementRecorded.self) else { return event }
        return try? event.saying(
            AcknowledgementRecorded(
                of: word.of, aggregate: word.aggregate, post: word.post, person: word.person, at: word.at,
                expires: event.time + .hours(12)))
    }

    /// What it says depends on how often this process has been asked, which another life has not.
    private static func counting() -> @Sendable (Event, NotifyState, [Emission]) -> [Emission] {
        let asked = Counted()
        return { _, _, said in
            let isOdd = asked.next() % 2 == 1
            guard isOdd, said.contains(where: { $0.payload is NotificationRequested }) else { return said }
            // Harmless by itself; but everything after it has another place, and so another id.
            return [Emission(HeartbeatSaid(number: 0, every: 3600, open: 0, unanswered: 0), subject: "local")] + said
        }
    }

    private final class Counted: Sendable {
        private let value = Mutex(0)

        func next() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// A silence hides more than a person asked for.
    private static func widened(
        _ event: Event, rules: [String] = [], about: [String]? = nil, upTo: CallUrgency? = nil, level: WarningLevel? = nil
    ) -> Event? {
        guard event.type == SilenceSet.type, let word = try? event.payload(SilenceSet.self) else { return event }
        return try? event.saying(
            SilenceSet(
                silence: word.silence, rules: rules, about: about ?? word.about, upTo: upTo ?? word.upTo, level: level ?? word.level,
                begins: word.begins, ends: word.ends, post: word.post, person: word.person, at: word.at, reason: word.reason))
    }

    /// The other side has issued a warning; this side lifts it.
    private static func usurped(_ event: Event, _ side: Side) -> [Emission] {
        guard event.type == WarningIssued.type, event.side != side, let word = try? event.payload(WarningIssued.self) else { return [] }
        let lifted = WarningLifted(
            warning: word.warning, hazard: word.hazard, area: word.area, level: word.level, criterion: "", citation: "", causes: [],
            reason: Bilingual(zh: "错误", en: "a fault"))
        return [Emission(lifted, subject: word.warning, correlationID: word.warning)]
    }

    /// What the other side's people acknowledge counts as one's own.
    private static func takenOver(_ event: Event, _ side: Side) -> Event {
        guard event.type == AcknowledgementRecorded.type, event.side != side else { return event }
        return Event(
            id: event.id, source: "/\(side.rawValue)/desk", type: event.type, version: event.version, subject: event.subject,
            time: event.time, side: side, realm: event.realm, correlationID: event.correlationID, causationID: event.causationID,
            data: event.data)
    }

    private static func isSecondStep(_ said: Emission) -> Bool {
        if let word = said.payload as? NotificationRequested { return word.step == 1 }
        return (said.payload as? NotificationSkipped)?.step == 1
    }

    /// What comes back late of a warning's end extends it.
    private static func revived(_ event: Event, _ side: Side) -> [Emission] {
        guard event.type == WarningCancelled.type || event.type == WarningLifted.type, event.side == side else { return [] }
        let number = event.subject
        let word = WarningUpdated(
            warning: number, hazard: "pollution", area: number, places: [], change: .extended, from: .yellow, level: .yellow,
            onset: event.time.beijingDate, ends: event.time.beijingDate.advanced(by: 3), criterion: "", citation: "", probability: 0.5,
            threshold: 0.5, causes: [], reason: Bilingual(zh: "错误", en: "a fault"))
        return [Emission(word, subject: number, correlationID: number)]
    }

    /// What is proposed is issued at once.
    private static func rashly(_ said: Emission) -> Emission? {
        guard let word = said.payload as? WarningProposed, word.step == .issue else { return nil }
        let issued = WarningIssued(
            warning: word.warning, hazard: word.hazard, area: word.area, places: word.places, level: word.level, onset: word.onset,
            ends: word.ends, criterion: word.criterion, citation: word.citation, probability: word.probability, threshold: word.threshold,
            causes: word.causes, reason: word.reason)
        return Emission(issued, subject: word.warning, correlationID: word.warning)
    }
}
