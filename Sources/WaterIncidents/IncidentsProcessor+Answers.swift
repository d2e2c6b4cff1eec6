import Chronology
import Events
import Playbook
import Wording

/// What is said about one incident now: grade, then, once the grade is back from the journal, reports and alarms.
extension IncidentsProcessor {
    func reconcile(_ number: String, _ event: Event, _ state: inout IncidentsState) -> [Emission] {
        var emissions = grade(number, event.time, &state)
        emissions += plan(number, event.time, &state)
        emissions += alarm(number, event, &state)
        emissions += draft(number, event.time, &state)
        return emissions
    }

    // MARK: Grade

    private func grade(_ number: String, _ now: Timestamp, _ state: inout IncidentsState) -> [Emission] {
        guard let incident = state.incidents[number], incident.isConfirmed, incident.closing == nil else { return [] }
        let assessment = assess(incident)
        let fingerprint = assessment.fingerprint
        guard incident.gradeSaid?.fingerprint != fingerprint else { return [] }
        state.incidents[number]?.gradeSaid = .init(fingerprint: fingerprint, at: now, isBack: false)
        let graded = assessment.graded(number, former: incident.graded?.grade)
        return [Emission(graded, subject: number, correlationID: number)]
    }

    func assess(_ incident: IncidentRecord) -> GradeAssessment {
        let river = ground(incident.river) ?? RiverGround(id: incident.river, name: Bilingual(zh: "", en: ""), stretches: [], targets: [])
        return playbook.grading.assess(
            GradeBasis(
                impact: incident.impact, plume: incident.plume, decision: incident.decision, decidedUpon: incident.decidedUpon,
                river: river, origin: river.stretch(incident.watercourse, incident.kilometre)))
    }

    // MARK: Reports

    private func plan(_ number: String, _ now: Timestamp, _ state: inout IncidentsState) -> [Emission] {
        guard var incident = state.incidents[number], incident.isConfirmed, let graded = incident.graded,
            !incident.isGradeOnItsWay(at: now)
        else { return [] }
        let plan = ReportPlan(
            rules: playbook.reporting, incident: incident, grade: graded.grade, unclear: unclear(incident, graded),
            reachesOthers: reachesOthers(incident), now: now)
        var emissions: [Emission] = []
        incident.reports = plan.reports().map { wanted in
            var report = wanted
            let former = incident.reports.first { $0.number == wanted.number }
            guard let former else {
                report.said = .said(now)
                emissions.append(due(report, number))
                return report
            }
            let isNews = former.due != wanted.due || former.recipients != wanted.recipients || former.said.isDue(at: now)
            guard isNews, wanted.isOpen else { return report }
            (report.revision, report.said) = (former.revision + 1, .said(now))
            emissions.append(due(report, number))
            return report
        }
        state.incidents[number] = incident
        return emissions
    }

    private func due(_ report: ReportRecord, _ number: String) -> Emission {
        let citation =
            report.kind == .first
            ? playbook.reporting.clock(of: report.grade)?.provenance.source : playbook.reporting.provenance.source
        let payload = ReportDue(
            report: report.number, incident: number, kind: report.kind, grade: report.grade, recipients: report.recipients,
            due: report.due, revision: report.revision, citation: citation ?? "illustrative", reason: report.reason)
        return Emission(payload, subject: report.number, correlationID: number)
    }

    /// What an incident touches that makes an unclear case one of a higher grade; empty once a person has decided or all facts are in.
    private func unclear(_ incident: IncidentRecord, _ graded: IncidentGraded) -> [Bilingual] {
        guard graded.provisional else { return [] }
        var touched: [Bilingual] = []
        let river = ground(incident.river)
        let reached = incident.plume?.reached(from: playbook.alarms.warnProbability) ?? []
        let isIntake = reached.contains { river?.target($0.target)?.kind == RiverGround.drinkingIntake }
        if isIntake || incident.impact.intake.map({ $0.value != .none }) ?? false {
            touched.append(Bilingual(zh: "饮用水水源", en: "drinking water"))
        }
        if incident.impact.dwellings?.value == true { touched.append(Bilingual(zh: "居民聚集区", en: "dwellings")) }
        if playbook.reporting.unclear.substances.contains(incident.substance) {
            touched.append(Bilingual(zh: "重金属", en: "heavy metals"))
        }
        let boundaries = graded.criteria.filter { $0.criterion == "crosses" }.compactMap { BoundaryCrossed(rawValue: $0.value) }
        if boundaries.contains(where: { $0.rank >= BoundaryCrossed.province.rank }) {
            touched.append(Bilingual(zh: "省界", en: "a province border"))
        }
        return touched
    }

    private func reachesOthers(_ incident: IncidentRecord) -> Bool {
        guard let river = ground(incident.river), let plume = incident.plume else { return false }
        let origin = river.stretch(incident.watercourse, incident.kilometre)
        return plume.reached(from: playbook.alarms.warnProbability).compactMap { river.target($0.target) }
            .contains { $0.place != origin?.place || $0.side != origin?.side }
    }

    /// Fills in every report that was announced and is not handed in, if something has changed and the last draft is not too fresh.
    func draft(_ number: String, _ now: Timestamp, _ state: inout IncidentsState) -> [Emission] {
        guard var incident = state.incidents[number], incident.isDraftStale else { return [] }
        var emissions: [Emission] = []
        var isWaiting = false
        for (index, report) in incident.reports.enumerated() where report.isOpen && report.said == .back {
            guard report.drafts < ReportRecord.maximumDrafts else { continue }
            let isFresh = report.drafted.map { now - $0.at < playbook.reporting.redraft } ?? false
            let draft = ReportDraft(
                incident: incident, report: report, ground: ground(incident.river), region: region,
                substance: name(ofSubstance: incident.substance), quality: playbook.quality, alarms: state.alarms[number])
            let fields = draft.fields()
            let text = draft.text(fields)
            let fingerprint = EventIdentity.derived(from: [text.zh, text.en])
            guard report.drafted?.fingerprint != fingerprint else {
                // It says what there is: its time to be renewed begins anew, and does not stay in the past.
                if !isFresh { incident.reports[index].drafted = .init(fingerprint: fingerprint, at: now) }
                continue
            }
            guard !isFresh else {
                isWaiting = true
                continue
            }
            incident.reports[index].drafted = .init(fingerprint: fingerprint, at: now)
            incident.reports[index].drafts += 1
            let drafted = ReportDrafted(
                report: report.number, incident: number, kind: report.kind, draft: report.drafts, fields: fields, text: text)
            emissions.append(Emission(drafted, subject: report.number, correlationID: number))
        }
        incident.isDraftStale = isWaiting
        state.incidents[number] = incident
        return emissions
    }

    // MARK: Alarms

    /// Sends what may go now, and remembers when the next may that has to wait.
    func alarm(_ number: String, _ event: Event, _ state: inout IncidentsState) -> [Emission] {
        state.incidents[number]?.heldUntil = nil
        guard let incident = state.incidents[number], let river = ground(incident.river) else { return [] }
        guard !incident.isGradeOnItsWay(at: event.time) else {
            state.incidents[number]?.heldUntil = incident.gradeLost
            return []
        }
        let plan = AlarmPlan(
            rules: playbook.alarms, ground: river, incident: incident, grade: incident.graded?.grade, sent: state.alarms[number],
            now: event.time)
        var emissions: [Emission] = []
        for verdict in plan.verdicts() {
            switch verdict {
            case .nothing: continue
            case .hold(let until): state.incidents[number]?.hold(until)
            case .send(let message): emissions += [tell(message, incident, river, event, &state)].compactMap { $0 }
            }
        }
        return emissions
    }

    private func tell(
        _ message: AlarmPlan.Message, _ incident: IncidentRecord, _ river: RiverGround, _ event: Event, _ state: inout IncidentsState
    ) -> Emission? {
        let goal = message.targets.first.flatMap { river.target($0)?.name }
        return send(message, about: incident.number, event, &state) { words in
            let matter = AlarmWords.Matter(
                river: river.name, substance: name(ofSubstance: incident.substance), kilometre: incident.kilometre,
                released: incident.report?.released, mass: incident.report?.massKilograms, grade: incident.graded?.grade,
                goal: goal ?? words.name(message.party))
            return words.text(message, matter)
        }
    }

    func announce(_ release: ReleaseAnnounced, _ event: Event, _ state: inout IncidentsState) -> [Emission] {
        guard let river = ground(release.river) else { return [] }
        let fingerprint = release.fingerprint
        return AlarmPlan.parties(below: release, on: river).compactMap { party in
            let told = state.alarms[release.release].last { $0.party == party }
            guard told?.release != fingerprint else { return nil }
            let why =
                told == nil
                ? Bilingual(zh: "上游计划放水，先告知下游", en: "water is going to be released upstream")
                : Bilingual(zh: "放水计划有更正", en: "the planned release was corrected")
            let message = AlarmPlan.Message(kind: .plannedRelease, party: party, release: fingerprint, why: why)
            return send(message, about: release.release, event, &state) {
                $0.text(message, release, river: river.name, isCorrection: told != nil)
            }
        }
    }

    private func send(
        _ message: AlarmPlan.Message, about number: String, _ event: Event, _ state: inout IncidentsState,
        _ text: (AlarmWords) -> Bilingual
    ) -> Emission? {
        guard state.alarms.hasRoom(for: number), let sender = playbook.alarms.senders[side] else { return nil }
        let (alarm, count) = state.alarms.nextNumber(for: number)
        let words = AlarmWords(region: region, side: side, sender: sender, isExercise: event.realm.exercise != nil, count: count)
        let due = event.time + playbook.alarms.receipt(of: message.kind)
        state.alarms.add(
            AlarmRecord(
                number: alarm, kind: message.kind, party: message.party, arrival: message.arrival, prospect: message.prospect,
                isUrgent: message.isUrgent, release: message.release, grade: state.incidents[number]?.graded?.grade, sent: event.time,
                receiptDue: due), to: number)
        let payload = AlarmSent(
            alarm: alarm, incident: number, kind: message.kind, fromPost: sender, toSide: message.party.side,
            toPost: playbook.alarms.post(of: message.party.side, in: message.party.place), toPlace: message.party.place,
            toName: words.name(message.party), targets: message.targets, arrival: message.arrival, receiptDue: due, text: text(words),
            reason: message.why)
        return Emission(payload, subject: alarm, correlationID: number)
    }
}
