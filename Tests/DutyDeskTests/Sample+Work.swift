import Chronology
import Events
import Region
import Wording

// MARK: - Water

extension Sample {
    /// A forecast with one target.
    static func plume(to target: PlumeArrival) -> PlumeForecast {
        PlumeForecast(
            incident: "local-2020-river-0001", river: "yarkand", issued: evening, substance: "ammonia-nitrogen", arrivals: [target],
            assumptions: [], method: "sample")
    }

    /// The drinking-water intake of the local side, 19 hours ahead; a forecast of the first method has no arrival below one in two.
    static func intake(share: Double, hasArrival: Bool = true) -> PlumeArrival {
        let name = Bilingual(zh: "苏库恰克水库引水口", en: "intake of Sukuqiake reservoir")
        return arrival("sukuqiake", name, .local, 165, hours: hasArrival ? 19 : nil, probability: share)
    }

    static func incident(_ id: String = "local-2020-river-0001", description: String = "罐车在渠首上游侧翻，液体入河。") -> IncidentReported {
        IncidentReported(
            incident: id, river: "yarkand", kilometre: 45, substance: "ammonia-nitrogen", massKilograms: 3000,
            released: evening - .hours(4),
            durationSeconds: 1800, reporter: "kashgar-command-duty", description: description)
    }

    static func plume(_ id: String = "local-2020-river-0001", massKnown: Bool = true) -> PlumeForecast {
        PlumeForecast(
            incident: id, river: "yarkand", issued: evening, substance: "ammonia-nitrogen",
            arrivals: [
                arrival("kaqun", Bilingual(zh: "喀群渠首", en: "Kaqun headworks"), .local, 60, hours: 2, probability: massKnown ? 0.97 : nil),
                arrival(
                    "sukuqiake", Bilingual(zh: "苏库恰克水库引水口", en: "intake of Sukuqiake reservoir"), .local, 165, hours: 19,
                    probability: massKnown ? 0.64 : nil),
                arrival(
                    "regiment-45", Bilingual(zh: "四十五团引水口（示例）", en: "intake of regiment 45 (example)"), .corps, 178, hours: nil,
                    probability: massKnown ? 0.21 : nil),
            ],
            assumptions: [
                Bilingual(zh: "流量用春季值 60 m³/s，未实测", en: "the spring flow of 60 m³/s is used, it was not measured"),
                Bilingual(zh: "全部溶解", en: "all of it dissolves"),
            ], method: "jobson 1")
    }

    static let traced = SourceTraced(
        incident: "local-2020-river-0001", river: "yarkand", substance: "ammonia-nitrogen", samples: 4,
        candidates: [
            .init(
                source: "store", name: Bilingual(zh: "化肥库（示例）", en: "fertiliser store (example)"), kilometre: 30, probability: 0.71,
                released: TimeBand(early: evening - .hours(9), median: evening - .hours(7), late: evening - .hours(6)),
                massKilograms: Band(low: 900, median: 2200, high: 5200))
        ], assumptions: [], method: "sample")

    static func arrival(_ id: String, _ name: Bilingual, _ side: Side, _ kilometre: Double, hours: Int?, probability: Double?)
        -> PlumeArrival
    {
        let middle = evening + .hours(hours ?? 26)
        let band = TimeBand(early: middle - .minutes(70), median: middle, late: middle + .minutes(160))
        return PlumeArrival(
            target: id, name: name, side: side, kilometre: kilometre, kind: id == "sukuqiake" ? "drinking-intake" : "irrigation-intake",
            limit: 1,
            limitCitation: "GB 3838-2002 table 1, class III", arrival: hours == nil && probability != nil ? nil : band,
            peak: TimeBand(early: middle, median: middle + .hours(1), late: middle + .hours(4)),
            departure: probability == nil || hours == nil
                ? nil : TimeBand(early: middle + .hours(4), median: middle + .hours(6), late: middle + .hours(9)),
            peakConcentration: probability == nil ? nil : Band(low: 0.7, median: 2.35, high: 6.1), exceedanceProbability: probability,
            assumptions: id == "kaqun" ? [] : [Bilingual(zh: "里程为估计", en: "the kilometre is an estimate")])
    }

    static let closed = IncidentClosed(
        incident: "local-2020-river-0001", post: "kashgar-command-duty", person: "乙", outcome: "三次采样均低于限值。")
}

// MARK: - Responses

extension Sample {
    static let activated = ResponseActivated(
        response: "local-R-0001", trigger: "local-2020-dust-0001", playbook: "dust", level: "orange", tasks: 2, emissionCutPercent: nil,
        reason: Bilingual(zh: "橙色沙尘预警。", en: "Orange dust warning."))

    static func task(
        _ id: String = "local-T-0001", unit: String = "kashgar-construction", due: Timestamp = evening + .hours(2),
        action: Bilingual = Bilingual(zh: "停止土方作业并覆盖裸土", en: "stop earthworks and cover bare soil")
    ) -> TaskAssigned {
        TaskAssigned(
            task: id, response: "local-R-0001", trigger: "local-2020-dust-0001", measure: "cover-soil", unit: unit,
            unitName: region.organisation(unit)?.name ?? Bilingual(zh: unit, en: unit), action: action,
            evidence: Bilingual(zh: "工地照片", en: "photographs of the sites"), due: due,
            dueReason: Bilingual(zh: "启动后2小时", en: "2 h after activation"), illustrative: true)
    }

    static let completed = TaskCompleted(task: "local-T-0001", by: "kashgar-command-duty", person: "丙", evidence: "照片 12 张", at: evening)
    static let overdue = TaskOverdue(task: "local-T-0001", response: "local-R-0001", unit: "kashgar-construction", due: evening - .hours(1))
    static let withdrawn = TaskWithdrawn(
        task: "local-T-0001", response: "local-R-0001", reason: Bilingual(zh: "预警已解除", en: "the warning was lifted"))
    static let stoodDown = ResponseStoodDown(
        response: "local-R-0001", trigger: "local-2020-dust-0001", completed: 1, withdrawn: 1,
        reason: Bilingual(zh: "预警已解除。", en: "Lifted."))
}

// MARK: - Operation

extension Sample {
    static let rejected = EventRejected(processor: "alert", event: "e-1", source: "/corps/forecast", reason: "version 2 is not known")
    static func link(_ state: LinkState) -> LinkChanged {
        LinkChanged(peer: .corps, state: state, reason: Bilingual(zh: "90秒没有应答", en: "no answer for 90 s"))
    }

    /// One of every type of the catalogue.
    static let everyPayload: [any EventPayload] =
        workPayloads + registerPayloads + incidents + planPayloads + peoplePayloads + messagePayloads

    private static let workPayloads: [any EventPayload] = [
        reading, dayRecorded, quarantined, fileRead, dayAssessed, forecast(), incident(), plume(), closed, warning(),
        update(.raised, from: .orange, to: .red), lifted, acknowledgement(of: "warning-1", note: "已电话通知"), activated, task(), completed,
        overdue,
        withdrawn, stoodDown, ClockAdvanced(to: evening), DeadlineReached(processor: "alert", deadline: evening), rejected, link(.down),
        guidance, verified(), skill(.dropped), assessed(), traced,
    ]
}
