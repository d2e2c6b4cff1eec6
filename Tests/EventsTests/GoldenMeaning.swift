import Chronology
import Foundation
import Testing
import Wording
@testable import Events

@Suite("A published event means what it meant")
struct GoldenMeaning {
    @Test("attributes")
    func attributes() throws {
        let exercise = try Event(json: GoldenPromises.json("warning.issued"))
        #expect((exercise.source, exercise.side, exercise.realm) == ("/local/alert", .local, .exercise("kashgar-dust-2020")))
        #expect(exercise.id == "1c89a3a414573e83a4252262c40f679b")
        #expect(exercise.time == Timestamp(rfc3339: "2020-03-26T10:00:00Z"))
        #expect((exercise.subject, exercise.correlationID) == ("local-kashgar-urban-pollution-2020-01", exercise.subject))
        #expect(exercise.causationID == "9e0dda9f2f75007c65affd292ea2fbc3")
        let actual = try Event(json: GoldenPromises.json("link.changed"))
        #expect((actual.realm, actual.correlationID, actual.causationID) == (.actual, nil, nil))
    }

    @Test("air")
    func air() throws {
        let hour: ObservationRecorded = try read()
        #expect((hour.station, hour.place, hour.line) == ("2698A", "653101", 2))
        #expect((hour.values["pm10"], hour.values["co"], hour.publishedPrimary) == (1086, 0.4, ["pm10"]))
        #expect(hour.hour.beijingText == "2020-03-26 18:00")
        let day: DayAssessed = try read()
        #expect((day.date, day.aqi, day.level, day.primary) == (CalendarDate("2020-04-03"), 235, 5, ["pm10"]))
        #expect((day.means["pm2_5"], day.partialMeans["o3_8h"], day.validHours["o3"]) == (137.525, 96.486, 20))
        #expect((day.unavailable, day.dustRatio) == (nil, 0.368))
        let forecast: ForecastIssued = try read()
        #expect((forecast.days.count, forecast.days.first?.lead, forecast.days.last?.tendency) == (10, 1, true))
        #expect(forecast.days.allSatisfy { $0.aqi.count == 19 && $0.exceedance["200"] != nil && $0.pollutants["pm10"]?.count == 19 })
        #expect(forecast.scenarios.allSatisfy { $0.aqi.count == 10 && $0.dust.count == 10 })
        #expect(forecast.basis.first?.substitute == true)
    }

    @Test("how forecasts turned out")
    func verification() throws {
        let verified: ForecastVerified = try read()
        #expect((verified.date, verified.aqi, verified.level, verified.primary) == (CalendarDate("2020-03-29"), 235, 5, ["pm10"]))
        #expect(verified.scores.map(\.lead) == [1, 2, 6] && verified.scores.map(\.levelIsRight) == [true, false, false])
        let (near, far) = (verified.scores[0], verified.scores[2])
        #expect((near.crps, near.seasonCRPS, near.persistenceError, near.heavyProbability) == (31.4, 58.2, 64, 0.57))
        // A forecast of an older method has no season beside it.
        #expect((far.seasonCRPS, far.persistenceError, far.primaryIsRight, far.isCovered) == (nil, nil, nil, false))
        let change: ForecastSkillChanged = try read()
        #expect((change.lead, change.measure, change.state, change.days) == (3, .skill, .dropped, 30))
        #expect((change.value, change.bound, change.explanation[.en].contains("4 %")) == (-0.04, 0, true))
    }

    @Test("what forecasts mean for the criteria")
    func criteria() throws {
        let assessed: CriteriaAssessed = try read()
        #expect((assessed.area, assessed.issued.rfc3339) == ("kashgar-urban", "2020-03-26T10:00:00Z"))
        #expect(assessed.criteria.map(\.hazard) == ["dust", "dust", "pollution"])
        let (likely, never, few) = (assessed.criteria[0], assessed.criteria[1], assessed.criteria[2])
        #expect((likely.level, likely.probability, likely.threshold, likely.breakEvenRatio) == (.yellow, 0.72, 0.65, 1.389))
        #expect(likely.experience?.episodes == 34 && likely.experience?.leadTimeDays == 1.4)
        #expect((never.probability, never.onset, never.breakEvenRatio, never.experience) == (0, nil, nil, nil))
        #expect(few.experience?.missedEpisodesPerYear == 3.6 && few.experience?.leadTimeDays == nil)
    }

    @Test("guidance")
    func guidance() throws {
        let run: GuidanceReceived = try read()
        #expect((run.source, run.model, run.subject) == ("open-meteo.ensemble", "ecmwf_ifs025", "open-meteo.ensemble/ecmwf_ifs025"))
        #expect((run.run.rfc3339, run.runIsEstimated, run.known.rfc3339) == ("2026-03-26T00:00:00Z", true, "2026-03-26T09:00:00Z"))
        #expect((run.firstDay, run.days, run.members, run.isAnalysis) == (CalendarDate("2026-03-27"), 1, 5, false))
        #expect(run.points.map(\.longitude) == [76, 79] && run.points.first?.elevation == 1290)
        #expect(run.variables == ["u10", "v10", "t2m", "precipitation"])
        // By point, then by member; the last member has no rain.
        #expect(run.values.map(\.count) == [10, 10, 10, 10])
        #expect(run.values[2] == [10, 11, 12, 13, 14, 11, 12, 13, 14, 15] && run.values[3][4] == nil)
        #expect(
            run.shortfalls.last == GuidanceReceived.Shortfall(kind: "members-missing", subject: "precipitation 2026-03-27", have: 4, of: 5))
    }

    @Test("files and what could not be read")
    func files() throws {
        let file: FileRead = try read()
        #expect((file.layout, file.recorded, file.digest.count) == ("station-hours", 3, 64))
        let row: ObservationQuarantined = try read()
        #expect((row.line, row.content) == (7, #"2020-03-31,14,喀什,"12,5",—"#))
        let history: DayRecorded = try read()
        #expect((history.date, history.publishedAQI, history.values["o3_8h"]) == (CalendarDate("2014-12-31"), 221, 62))
    }

    @Test("water")
    func water() throws {
        let sample: SampleRecorded = try read()
        #expect((sample.substance, sample.milligramsPerLitre, sample.isAutomatic) == ("ammonia-nitrogen", 1.37, false))
        let report: IncidentReported = try read()
        #expect((report.kilometre, report.massKilograms, report.dischargeCubicMetresPerSecond) == (60, 8000, 62.5))
        let plume: PlumeForecast = try read()
        let target = try #require(plume.arrivals.first)
        #expect((target.side, target.kind, target.limit) == (.local, "irrigation-intake", 1))
        let arrival = try #require(target.arrival)
        #expect(arrival.early < arrival.median && arrival.median < arrival.late && arrival.late < target.peak.late)
        let plan: PlanComputed = try read()
        let action = try #require(plan.actions.first)
        #expect((action.operation, action.state, action.supplies.count) == (.storeAside, .operable, 1))
        #expect(plan.combinations.first?.failures.first?.loses == ["example-intake"])
        #expect(plan.drinkingWater.map(\.backupState) == [.behindGate] && plan.irrigation.map(\.backupState) == [.none])
        let traced: SourceTraced = try read()
        #expect(
            traced.candidates.map(\.probability) == [0.75, 0.25] && traced.candidates.map(\.source) == ["example-fertiliser-store", nil])
        let closed: IncidentClosed = try read()
        #expect(closed.incident == report.incident)
    }

    @Test("incidents on the water")
    func incidents() throws {
        let suspected: IncidentSuspected = try read()
        #expect((suspected.severity, suspected.evidence.first?.kind, suspected.evidence.first?.expected) == (.serious, .classLimit, 1))
        let cleared: SuspicionCleared = try read()
        #expect(cleared.incident == suspected.incident)
        let contested: IncidentContested = try read()
        #expect(contested.incident == "yarkand-2020" && contested.reason.zh.contains("同一编号"))
        let instrument: InstrumentChanged = try read()
        #expect((instrument.state, instrument.fault) == (.faulty, .stuck))
        let impact: ImpactReported = try read()
        #expect((impact.injured, impact.intakeCutOff, impact.crosses, impact.touchesDwellings) == (12, .township, .county, false))
        let decided: GradeDecided = try read()
        let graded: IncidentGraded = try read()
        #expect((decided.grade, graded.grade, graded.former, graded.criteria.first?.grade) == (.larger, .larger, .general, .larger))
        #expect(IncidentGrade.allCases.sorted() == [.general, .larger, .major, .extraordinary])
    }

    @Test("reports and alarms")
    func alarms() throws {
        let due: ReportDue = try read()
        #expect((due.kind, due.grade, due.due.beijingText, due.recipients.count) == (.first, .general, "2020-03-31 13:05", 2))
        let drafted: ReportDrafted = try read()
        #expect(drafted.report == due.report && drafted.fields.map(\.isKnown) == [true, false])
        let (submitted, overdue): (ReportSubmitted, ReportOverdue) = (try read(), try read())
        #expect(submitted.report == due.report && overdue.due == due.due)
        let sent: AlarmSent = try read()
        #expect((sent.kind, sent.toSide, sent.targets) == (.warning, .corps, ["example-target"]))
        let (received, unanswered): (AlarmReceived, AlarmUnanswered) = (try read(), try read())
        #expect(received.alarm == sent.alarm && unanswered.receiptDue == sent.receiptDue)
        let release: ReleaseAnnounced = try read()
        #expect((release.dischargeCubicMetresPerSecond, release.ends?.beijingText) == (120, "2020-03-31 23:00"))
    }

    @Test("warnings and people")
    func warnings() throws {
        let issued: WarningIssued = try read()
        #expect((issued.level, issued.hazard, issued.places) == (.yellow, "pollution", ["653101", "653121", "653122"]))
        #expect((issued.onset.description, issued.ends.description, issued.threshold) == ("2020-03-28", "2020-03-30", 0.5))
        let updated: WarningUpdated = try read()
        #expect((updated.change, updated.from, updated.level, updated.causes.count) == (.raised, .yellow, .orange, 3))
        let lifted: WarningLifted = try read()
        #expect((lifted.level, lifted.reason[.zh].hasSuffix("解除重污染天气预警。")) == (.yellow, true))
        let seen: AcknowledgementRecorded = try read()
        #expect((seen.post, seen.note) == ("kashgar-command-duty", "已转告各组 passed on to every group"))
    }

    @Test("a step that people stand behind")
    func proposals() throws {
        let proposed: WarningProposed = try read()
        #expect((proposed.step, proposed.from, proposed.level, proposed.release.people) == (.raise, .yellow, .orange, 2))
        #expect((proposed.release.fallback, proposed.release.due.beijingText) == (.hold, "2020-03-26 19:30"))
        let (endorsed, declined): (WarningEndorsed, WarningDeclined) = (try read(), try read())
        #expect(endorsed.proposal == proposed.proposal && declined.proposal == proposed.proposal)
        let anew = try Event(json: GoldenPromises.json("warning.proposed.v1.full")).payload(WarningProposed.self)
        #expect((anew.proposal, anew.formerDue?.beijingText) == (proposed.proposal, "2020-03-26 18:40"))
        let withdrawn: WarningWithdrawn = try read()
        let (recalled, cancelled): (WarningRecalled, WarningCancelled) = (try read(), try read())
        #expect(withdrawn.cause == .declined && recalled.warning == proposed.warning && cancelled.warning == proposed.warning)
        let issued = try Event(json: GoldenPromises.json("warning.issued.v1.full")).payload(WarningIssued.self)
        let release = try #require(issued.release)
        #expect((release.means, release.people.count, release.outcome, release.isIndependent) == (.people, 2, .unreachable, true))
        #expect(release.caveat?[.en] == "Issued without the corps side: it could not be reached.")
    }

    @Test("a consultation")
    func consultation() throws {
        let (asked, opened): (ConsultationRequested, ConsultationOpened) = (try read(), try read())
        #expect(asked.area == opened.area && opened.requestedBy?.post == asked.post)
        #expect(
            opened.participants.map(\.side) == [.local, .corps, .local] && opened.participants.map(\.isRequired) == [true, true, false])
        let day = try #require(opened.evidence.days.first)
        #expect((day.low, day.middle, day.high, day.primary, day.dust) == (160, 210, 280, "pm10", 0.72))
        #expect(opened.evidence.days.last?.primary == nil && opened.evidence.observed.last?.aqi == nil)
        #expect(opened.evidence.criteria.map(\.level) == [.yellow, .orange, .red])
        let (answered, closed): (ConsultationAnswered, ConsultationClosed) = (try read(), try read())
        #expect((answered.stance, answered.level, closed.outcome, closed.level) == (.disagree, .red, .dissent, .orange))
        #expect(closed.opinions.last?.reason == answered.reason && closed.silent == ["kashgar-command-chief"])
    }

    @Test("calls, silences and rotas")
    func calls() throws {
        let (opened, asked): (CallOpened, NotificationRequested) = (try read(), try read())
        #expect((opened.urgency, opened.level, opened.replaces) == (.critical, .orange, "call-local-0000"))
        #expect((asked.call, asked.round, asked.step, asked.channels) == (opened.call, 1, 0, ["desk", "sms", "wecom"]))
        let (skipped, failed): (NotificationSkipped, NotificationFailed) = (try read(), try read())
        let (sent, shown): (NotificationTransported, NotificationDisplayed) = (try read(), try read())
        #expect(skipped.cause == .silenced && failed.attempts.count == 2 && sent.reference == "GSM1.abc123" && shown.channel == "desk")
        let (unanswered, resumed, closed): (CallUnanswered, CallResumed, CallClosed) = (try read(), try read(), try read())
        #expect(unanswered.round == 1 && resumed.after == "ack-1" && closed.cause == .over)
        let (silence, ended): (SilenceSet, SilenceEnded) = (try read(), try read())
        #expect((silence.upTo, silence.level, silence.silence) == (.minor, .yellow, ended.silence))
        let (taken, swapped): (ShiftTaken, ShiftSwapped) = (try read(), try read())
        let (away, back): (AbsenceRecorded, RotaChangeWithdrawn) = (try read(), try read())
        #expect(taken.open == [opened.call] && swapped.from.beijingText == "2020-03-27 08:00" && away.person == swapped.person)
        #expect(back.change == swapped.change)
        let seen = try Event(json: GoldenPromises.json("acknowledgement.recorded.v1.full")).payload(AcknowledgementRecorded.self)
        #expect(seen.expires?.beijingText == "2020-03-26 19:00")
    }

    @Test("the link, its keys and the watches")
    func link() throws {
        let (measured, received): (LinkMeasured, LinkReceived) = (try read(), try read())
        #expect((measured.position, measured.head, measured.behind, received.digest.count) == ("98800", "100000", 1200, 64))
        let (refused, healed): (LinkRefused, LinkHealed) = (try read(), try read())
        #expect(refused.cause == .unknownKey && healed.decisions.map(\.side) == [.local, .corps])
        let (announced, revoked): (KeyAnnounced, KeyRevoked) = (try read(), try read())
        #expect(Data(base64Encoded: announced.publicKey)?.count == 32 && announced.replaces == revoked.key)
        let (heartbeat, lapsed, recovered): (HeartbeatSaid, WatchLapsed, WatchRecovered) = (try read(), try read(), try read())
        #expect((heartbeat.every, lapsed.watch, lapsed.kind) == (60, recovered.watch, recovered.kind))
    }

    @Test("responses")
    func responses() throws {
        let activated: ResponseActivated = try read()
        #expect((activated.tasks, activated.emissionCutPercent, activated.level) == (6, 10, "yellow"))
        let task: TaskAssigned = try read()
        #expect((task.due.beijingText, task.emissionCutPercent, task.illustrative) == ("2020-03-27 00:00", 10, false))
        #expect(task.dueReason?[.en] == "within 6 h of activation")
        let completed: TaskCompleted = try read()
        #expect(completed.by == "kashgar-command-duty")
        let overdue: TaskOverdue = try read()
        #expect(overdue.due.rfc3339 == "2020-03-26T12:00:00Z")
        let withdrawn: TaskWithdrawn = try read()
        #expect(withdrawn.task == withdrawn.response + "-01")
        let stoodDown: ResponseStoodDown = try read()
        #expect((stoodDown.completed, stoodDown.withdrawn) == (6, 0))
    }

    @Test("operation")
    func operation() throws {
        let clock: ClockAdvanced = try read()
        #expect(clock.to.rfc3339 == "2020-03-26T09:00:00Z")
        let deadline: DeadlineReached = try read()
        #expect((deadline.processor, deadline.deadline.rfc3339) == ("forecast", "2020-03-26T10:00:00Z"))
        let rejected: EventRejected = try read()
        #expect((rejected.processor, rejected.source) == ("respond", "/corps/alert"))
        let link: LinkChanged = try read()
        #expect((link.peer, link.state) == (.corps, .down))
    }

    @Test("the words of closed lists stay as they are")
    func words() {
        #expect(Side.allCases.map(\.rawValue) == ["local", "corps"])
        #expect(WarningLevel.allCases.map(\.rawValue) == ["blue", "yellow", "orange", "red"])
        #expect(WarningChange.allCases.map(\.rawValue) == ["raised", "lowered", "extended"])
        #expect(PlanAction.Operation.allCases.map(\.rawValue) == ["hold", "store-aside", "lead-away", "close", "dose", "dilute"])
        #expect(PlanAction.State.allCases.map(\.rawValue) == ["operable", "too-late", "cannot"])
        #expect(PlanIntake.Backup.allCases.map(\.rawValue) == ["none", "usable", "behind-gate", "on-the-way"])
        #expect(LinkState.allCases.map(\.rawValue) == ["up", "down"])
        #expect(ForecastDay.AgainstSeason.allCases.map(\.rawValue) == ["better", "same", "worse"])
        #expect(ForecastGuidance.State.allCases.map(\.rawValue) == ["whole", "partial", "late", "absent"])
        #expect(ForecastSkillChanged.Measure.allCases.map(\.rawValue) == ["skill", "calibration"])
        #expect(ForecastSkillChanged.State.allCases.map(\.rawValue) == ["dropped", "recovered"])
        #expect(WarningLevel.allCases.map(\.rank) == [0, 1, 2, 3] && WarningLevel.allCases == WarningLevel.allCases.sorted())
        #expect(WarningStep.allCases.map(\.rawValue) == ["issue", "raise", "lower", "extend", "lift"])
        #expect(ReleaseFallback.allCases.map(\.rawValue) == ["release", "hold"])
        #expect(ReleaseMeans.allCases.map(\.rawValue) == ["people", "automatic", "fallback"])
        #expect(WithdrawalCause.allCases.map(\.rawValue) == ["superseded", "declined", "expired", "outvoted"])
        #expect(Stance.allCases.map(\.rawValue) == ["agree", "disagree", "abstain"])
        #expect(ConsultationOutcome.allCases.map(\.rawValue) == ["agreed", "dissent", "silence", "unreachable", "withdrawn"])
        #expect(CallUrgency.allCases.map(\.rawValue) == ["critical", "major", "minor"])
        #expect(CallClosing.allCases.map(\.rawValue) == ["over", "replaced", "ended"])
        #expect(SkipCause.allCases.map(\.rawValue) == ["vacant", "absent", "no-channel", "silenced", "repeated"])
        #expect(
            LinkRefusal.allCases.map(\.rawValue) == [
                "unsigned", "forged", "unknown-key", "revoked-key", "policy", "conflict", "unreadable",
            ])
        #expect(WatchKind.allCases.map(\.rawValue) == ["source", "service", "side", "link", "channel", "forecast"])
    }

    private func read<Payload: EventPayload>() throws -> Payload {
        try Event(json: GoldenPromises.json(Payload.type)).payload(Payload.self)
    }
}
