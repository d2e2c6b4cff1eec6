import Chronology
import Events
import Wording

// A warning that people have to stand behind: proposed, consulted about, released, taken back.

extension Sample {
    static let dust = "local-kashgar-urban-dust-2020-01"

    static func stepProposed(
        _ step: WarningStep = .raise, number: Int = 2, people: Int = 2, fallback: ReleaseFallback = .hold,
        consultation: String? = "\(dust)-c1",
        due: Timestamp = evening + .minutes(90), level: WarningLevel = .orange,
        posts: [String] = ["kashgar-command-duty", "kashgar-command-chief"], formerDue: Timestamp? = nil
    ) -> WarningProposed {
        WarningProposed(
            proposal: "\(dust)-p\(number)", warning: dust, step: step, hazard: "dust", area: "kashgar-urban", places: ["653101", "653121"],
            from: step == .issue ? nil : .yellow, level: level, onset: day.advanced(by: 1), ends: day.advanced(by: 3),
            criterion: "dust-illustrative/orange", citation: "illustrative criterion", probability: 0.72, threshold: 0.65,
            causes: ["9e0dda9f2f75007c65affd292ea2fbc3"],
            reason: Bilingual(
                zh: "喀什城区3月27日至29日预计重度至严重污染（AQI 210–320），浮尘；达到橙色条件的概率72%。",
                en: "Kashgar urban area, 27–29 March: heavily to severely polluted (AQI 210–320), dust; "
                    + "probability of the orange criterion 72%."),
            release: ReleasePlan(
                consultation: consultation, people: people, posts: posts, due: due,
                fallback: fallback), formerDue: formerDue)
    }

    static func endorsed(
        by person: String = "模拟人员甲", post: String = "kashgar-command-duty", number: Int = 2, note: String? = "已与气象值班员核对"
    ) -> WarningEndorsed {
        WarningEndorsed(
            proposal: "\(dust)-p\(number)", warning: dust, post: post, person: person, at: evening + .minutes(20), note: note)
    }

    static let declined = WarningDeclined(
        proposal: "\(dust)-p2", warning: dust, post: "kashgar-command-chief", person: "模拟人员乙", at: evening + .minutes(25),
        reason: "上游站点读数已回落，先等下一次预报")
    static let offTheTable = WarningWithdrawn(
        proposal: "\(dust)-p2", warning: dust, cause: .declined,
        reason: Bilingual(zh: "值班领导不予签发，预警保持黄色。", en: "The chief on duty refused it; the warning stays yellow."))
    static let recalled = WarningRecalled(
        warning: dust, post: "kashgar-command-chief", person: "模拟人员乙", at: evening + .minutes(50), reason: "预报输入有误")

    static func cancelled(_ warning: String = dust) -> WarningCancelled {
        WarningCancelled(
            warning: warning, hazard: "dust", area: "kashgar-urban", level: .orange, post: "kashgar-command-chief", person: "模拟人员乙",
            at: evening + .minutes(50), reason: Bilingual(zh: "误发：预报输入有误", en: "Issued by mistake: 预报输入有误"))
    }

    /// With everything that is to be said plainly.
    static func release(isIndependent: Bool = true, outcome: ConsultationOutcome = .unreachable) -> WarningRelease {
        WarningRelease(
            proposal: "\(dust)-p2", means: .people,
            people: [
                Releaser(post: "kashgar-command-duty", person: "模拟人员甲", at: evening + .minutes(20)),
                Releaser(post: "kashgar-command-chief", person: "模拟人员乙", at: evening + .minutes(25)),
            ], consultation: "\(dust)-c1", outcome: outcome,
            caveat: Bilingual(zh: "未经兵团会商：链路中断，联系不上。", en: "Issued without the corps side: it could not be reached."),
            isIndependent: isIndependent)
    }
}

// MARK: - Consultations

extension Sample {
    static let askedFor = ConsultationRequested(
        area: "kashgar-urban", hazard: "dust", post: "tumxuk-water-duty", person: "模拟人员丙", at: evening - .minutes(10),
        reason: "我方上游站点沙尘已到，建议一起研判")

    static func opened(
        _ number: Int = 1, due: Timestamp = evening + .hours(1), days: [ConsultationEvidence.Day] = outlook,
        participants: [Participant] = asked, formerDue: Timestamp? = nil
    ) -> ConsultationOpened {
        ConsultationOpened(
            consultation: "\(dust)-c\(number)", hazard: "dust", area: "kashgar-urban", warning: dust, proposal: "\(dust)-p2",
            level: .orange,
            participants: participants, due: due, evidence: evidence(days),
            fallback: Bilingual(
                zh: "到时有一方未答复或联系不上，由主办方决定，并在发布时注明。",
                en: "If a side is silent or cannot be reached by then, the owner decides and says so in what it issues."),
            reason: Bilingual(zh: "橙色沙尘条件概率 72%。", en: "Orange dust criterion, probability 72%."),
            requestedBy: Releaser(post: "tumxuk-water-duty", person: "模拟人员丙", at: evening - .minutes(10)), formerDue: formerDue)
    }

    static let asked = [
        Participant(post: "kashgar-command-duty", side: .local, isRequired: true),
        Participant(post: "tumxuk-water-duty", side: .corps, isRequired: true),
        Participant(post: "kashgar-command-chief", side: .local, isRequired: false),
    ]

    static let outlook = [
        ("653101", 1, 160, 210, 280, "pm10", 0.72), ("653101", 2, 190, 320, 430, "pm10", 0.81), ("653101", 3, 120, 240, 360, "pm10", 0.5),
        ("653121", 1, 140, 190, 260, "pm10", 0.6), ("653121", 2, 170, 290, 390, "pm10", 0.7), ("653121", 3, 90, 150, 240, nil, nil),
    ].map { (place: String, lead: Int, low: Int, middle: Int, high: Int, primary: String?, dust: Double?) in
        ConsultationEvidence.Day(
            place: place, date: day.advanced(by: lead), low: low, middle: middle, high: high, primary: primary, dust: dust)
    }

    static func evidence(_ days: [ConsultationEvidence.Day] = outlook) -> ConsultationEvidence {
        ConsultationEvidence(
            cutoff: evening - .minutes(30),
            forecasts: ["653101", "653121"].map {
                .init(
                    place: $0, forecast: "9e0dda9f2f75007c65affd292ea2fbc3", issued: evening - .hours(1), method: "combined 1",
                    guidance: ["open-meteo.ensemble/ecmwf_ifs025"])
            }, days: days,
            criteria: [
                .init(edition: "dust-illustrative", level: .yellow, probability: 0.93, threshold: 0.65),
                .init(edition: "dust-illustrative", level: .orange, probability: 0.72, threshold: 0.65),
                .init(edition: "dust-illustrative", level: .red, probability: 0.21, threshold: 0.65),
            ],
            observed: [
                .init(place: "653101", date: day.advanced(by: -2), aqi: 96, dust: false),
                .init(place: "653101", date: day.advanced(by: -1), aqi: 289, dust: true),
                .init(place: "653121", date: day.advanced(by: -1), aqi: nil, dust: nil),
            ])
    }

    static func answered(
        _ stance: Stance = .disagree, post: String = "tumxuk-water-duty", person: String = "模拟人员丙", reason: String = "我方读数支持红色，请再议",
        minutes: Int = 15
    ) -> ConsultationAnswered {
        ConsultationAnswered(
            consultation: "\(dust)-c1", stance: stance, level: stance == .disagree ? .red : nil, post: post, person: person,
            at: evening + .minutes(minutes), reason: reason)
    }

    static func concluded(_ outcome: ConsultationOutcome = .dissent) -> ConsultationClosed {
        ConsultationClosed(
            consultation: "\(dust)-c1", warning: dust, proposal: "\(dust)-p2", outcome: outcome, level: .orange,
            opinions: [
                Opinion(
                    post: "kashgar-command-duty", side: .local, person: "模拟人员甲", stance: .agree, reason: "与观测一致", at: evening + .minutes(10)
                ),
                Opinion(
                    post: "tumxuk-water-duty", side: .corps, person: "模拟人员丙", stance: .disagree, level: .red, reason: "我方读数支持红色，请再议",
                    at: evening + .minutes(15)),
            ], silent: ["kashgar-command-chief"], unreachable: [],
            minutes: Bilingual(
                zh: "会商纪要：主办方喀什决定发布橙色；图木舒克主张红色（我方读数支持红色，请再议），意见保留。",
                en: "Minutes: Kashgar, the owner, decides for orange; Tumxuk would have it red (我方读数支持红色，请再议), its dissent is kept."),
            nextReview: evening + .hours(12))
    }
}

extension Sample {
    /// The proposal goes out, without the other side.
    static func released() -> WarningIssued {
        let plain = warning(dust)
        return WarningIssued(
            warning: dust, hazard: plain.hazard, area: plain.area, places: plain.places, level: .orange, onset: plain.onset,
            ends: plain.ends,
            criterion: plain.criterion, citation: plain.citation, probability: plain.probability, threshold: plain.threshold,
            causes: plain.causes, reason: plain.reason, release: release())
    }
}
