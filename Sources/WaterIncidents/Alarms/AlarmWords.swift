import Chronology
import Events
import Region
import Wording

/// The text of an alarm: short sentences, numbers and times in words, read out in less than a minute.
struct AlarmWords {
    let region: Region
    let side: Side
    let sender: String
    let isExercise: Bool
    let count: Int

    /// Who is told: `莎车县（兵团）`.
    func name(_ party: Party) -> Bilingual {
        let place = region.place(party.place)?.name ?? Bilingual(zh: party.place, en: party.place)
        let side = party.side.name
        return Bilingual(zh: "\(place.zh)（\(side.zh)）", en: "\(place.en) (\(side.en))")
    }

    /// What is said about an incident.
    struct Matter {
        let river: Bilingual
        let substance: Bilingual
        let kilometre: Double
        let released: Timestamp?
        let mass: Double?
        let grade: IncidentGrade?
        /// The receiver's first target, or the receiver itself.
        let goal: Bilingual
    }

    func text(_ message: AlarmPlan.Message, _ matter: Matter) -> Bilingual {
        let body =
            switch message.kind {
            case .warning: release(matter) + arrival(message, matter) + Self.prepare
            case .information: release(matter) + (message.prospect == .dryBed ? Self.dryBed : Self.notHere)
            case .search: search(matter)
            case .update: Bilingual(zh: "情况有变。", en: "There is a change. ") + grade(matter) + arrival(message, matter)
            case .endOfAlert: Self.end(matter)
            case .plannedRelease: Bilingual(zh: "", en: "")
            }
        return opening(message, matter.river) + body + Self.readBack(message)
    }

    func text(_ message: AlarmPlan.Message, _ release: ReleaseAnnounced, river: Bilingual, isCorrection: Bool = false) -> Bilingual {
        let (time, flow) = (Spoken.time(release.begins), Spoken.number(Int(release.dischargeCubicMetresPerSecond.rounded())))
        let km = Spoken.number(Int(release.kilometre.rounded()))
        let end = release.ends.map(Spoken.time)
        let body = Bilingual(
            zh: "\(km.zh)公里处计划于\(time.zh)开始放水，流量每秒\(flow.zh)立方米\(end.map { "，\($0.zh)结束" } ?? "")。请通知沿岸。",
            en:
                "At kilometre \(km.en), water will be released from \(time.en), \(flow.en) cubic metres per second\(end.map { ", until \($0.en)" } ?? ""). Please tell those along the river. "
        )
        let correction = isCorrection ? Bilingual(zh: "放水计划有更正。", en: "This corrects what you were told. ") : Bilingual(zh: "", en: "")
        return opening(message, river) + correction + body + Self.readBack(message)
    }

    // MARK: Sentences

    private func opening(_ message: AlarmPlan.Message, _ river: Bilingual) -> Bilingual {
        let (from, to) = (region.post(sender)?.name ?? Bilingual(zh: sender, en: sender), name(message.party))
        let (kind, number) = (message.kind.name, Spoken.number(count))
        let drill = isExercise ? Bilingual(zh: "演练，演练。", en: "Exercise, exercise. ") : Bilingual(zh: "", en: "")
        return drill
            + Bilingual(
                zh: "\(to.zh)，这里是\(from.zh)。\(river.zh)\(kind.zh)，第\(number.zh)号。",
                en: "\(to.en), this is \(from.en). \(kind.en) number \(number.en), \(river.en). ")
    }

    private func release(_ matter: Matter) -> Bilingual {
        let km = Spoken.number(Int(matter.kilometre.rounded()))
        let mass = matter.mass.map(Spoken.mass) ?? Bilingual(zh: "数量不明", en: "of unknown amount")
        let time = matter.released.map(Spoken.time) ?? Bilingual(zh: "时间不明", en: "at an unknown time")
        return Bilingual(
            zh: "\(time.zh)，\(km.zh)公里处\(matter.substance.zh)泄漏，\(mass.zh)。",
            en: "At \(time.en), \(matter.substance.en) was released at kilometre \(km.en), \(mass.en). ")
    }

    private func arrival(_ message: AlarmPlan.Message, _ matter: Matter) -> Bilingual {
        guard let arrival = message.arrival else {
            return message.prospect == .unlikely
                ? Bilingual(
                    zh: "现在到达\(matter.goal.zh)的可能性变小，在另行通知前请保持关闭。",
                    en: "It is less likely now to reach \(matter.goal.en); keep closed until told. ")
                : Bilingual(zh: "到达\(matter.goal.zh)的时间尚不清楚。", en: "When it reaches \(matter.goal.en) is not known yet. ")
        }
        let time = Spoken.time(arrival)
        return Bilingual(
            zh: "最早\(time.zh)到达\(matter.goal.zh)。", en: "It reaches \(matter.goal.en) at \(time.en) at the earliest. ")
    }

    private func grade(_ matter: Matter) -> Bilingual {
        guard let grade = matter.grade else { return Bilingual(zh: "", en: "") }
        return Bilingual(zh: "事件级别\(grade.spoken.zh)。", en: "The grade is \(grade.spoken.en). ")
    }

    private func search(_ matter: Matter) -> Bilingual {
        let km = Spoken.number(Int(matter.kilometre.rounded()))
        return Bilingual(
            zh: "\(km.zh)公里处监测到\(matter.substance.zh)异常，来源不明。请排查你方河段和风险源，并回报结果。",
            en:
                "\(matter.substance.en) is out of the ordinary at kilometre \(km.en), and the source is unknown. Please look at your part of the river and report what you find. "
        )
    }

    private static let prepare = Bilingual(zh: "请通知取水单位做好停止取水准备。", en: "Please have intakes ready to close. ")
    private static let dryBed = Bilingual(
        zh: "污染物在干河床内，可能随下次来水移动。请注意来水。",
        en: "It lies in a dry bed and may move with the next water. Watch for water. ")
    private static let notHere = Bilingual(zh: "预计不影响你方，仅作通报。", en: "You are not expected to be touched; this is for your information. ")

    private static func end(_ matter: Matter) -> Bilingual {
        Bilingual(
            zh: "\(matter.substance.zh)污染事件结束，警报解除。恢复取水前请先采样确认。",
            en: "The incident with \(matter.substance.en) is over and the alert ends. Take a clean sample before intakes open again. ")
    }

    private static func readBack(_ message: AlarmPlan.Message) -> Bilingual {
        switch message.kind {
        case .warning, .update: Bilingual(zh: "请复述物质、地点和到达时间。", en: "Please read back substance, place and time of arrival.")
        case .information, .endOfAlert: Bilingual(zh: "请复述。", en: "Please read back.")
        case .search: Bilingual(zh: "请复述物质和地点。", en: "Please read back substance and place.")
        case .plannedRelease: Bilingual(zh: "请复述时间和流量。", en: "Please read back time and flow.")
        }
    }
}

extension AlarmKind {
    var name: Bilingual {
        switch self {
        case .warning: Bilingual(zh: "水污染警报", en: "Water pollution warning")
        case .information: Bilingual(zh: "水污染通报", en: "Water pollution information")
        case .search: Bilingual(zh: "污染来源查询", en: "Search message")
        case .update: Bilingual(zh: "水污染警报更新", en: "Update of a water pollution warning")
        case .endOfAlert: Bilingual(zh: "水污染警报解除", en: "End of alert")
        case .plannedRelease: Bilingual(zh: "计划放水通知", en: "Planned release")
        }
    }
}

extension IncidentGrade {
    var spoken: Bilingual {
        switch self {
        case .general: Bilingual(zh: "一般", en: "four, general")
        case .larger: Bilingual(zh: "较大", en: "three, larger")
        case .major: Bilingual(zh: "重大", en: "two, major")
        case .extraordinary: Bilingual(zh: "特别重大", en: "one, extraordinary")
        }
    }
}

extension Side {
    var name: Bilingual {
        switch self {
        case .local: Bilingual(zh: "地方", en: "local side")
        case .corps: Bilingual(zh: "兵团", en: "corps side")
        }
    }
}

extension Bilingual {
    static func + (left: Bilingual, right: Bilingual) -> Bilingual { Bilingual(zh: left.zh + right.zh, en: left.en + right.en) }
}
