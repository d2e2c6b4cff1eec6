package import Chronology
package import Events
package import Wording

/// Whether a report can be worked with. Whoever publishes one asks first, and shows people what to correct.
package enum IncidentReport {
    /// One thing that is wrong with a report.
    package struct Problem: Hashable, Sendable {
        /// The payload's field.
        package let field: String
        /// What is wrong, for people.
        package let problem: Bilingual
        /// What to write instead.
        package let remedy: Bilingual

        /// Both in one sentence.
        package var text: Bilingual {
            Bilingual(zh: "\(problem.zh)；\(remedy.zh)", en: "\(problem.en); \(remedy.en)")
        }
    }

    /// A reporter's clock may be ahead by this much.
    package static let clockTolerance = Duration.minutes(15)
    /// A release older than this has left the river, or needs a study.
    package static let longestAgo = Duration.days(30)
    /// A longer one is a discharge that never stops, which is no incident.
    package static let longestRelease = Duration.days(30)
    /// kg; a million tonnes.
    package static let largestMass = 1e9
    /// m³/s; about four times the largest flood on record at Kaqun.
    package static let largestDischarge = 10_000.0

    /// Everything that is wrong, nothing if the report can be used. `now` is the time of the report's event.
    package static func check(_ report: IncidentReported, against rivers: RiverPlaybook, at now: Timestamp) -> [Problem] {
        [
            place(report.river, report.location, rivers), substance(report.substance, rivers), time(report, now),
            mass(report.massKilograms),
            duration(report), discharge(report.dischargeCubicMetresPerSecond), dryBed(report, rivers), bank(report.bank),
        ].compactMap { $0 }
    }
}

extension IncidentReport {
    /// Also of a sample.
    static func place(_ river: String, _ location: Location, _ rivers: RiverPlaybook) -> Problem? {
        guard let found = rivers.river(river) else {
            let known = rivers.rivers.map(\.id).joined(separator: ", ")
            return Problem(
                field: "river", problem: Bilingual(zh: "没有河流“\(river)”", en: "there is no river ‘\(river)’"),
                remedy: Bilingual(zh: "可用：\(known)", en: "write one of: \(known)"))
        }
        guard let watercourse = found.watercourse(location.watercourse) else {
            let known = found.watercourses.map(\.id).joined(separator: ", ")
            return Problem(
                field: "watercourse",
                problem: Bilingual(
                    zh: "\(found.name.zh)没有河道“\(location.watercourse)”",
                    en: "the \(found.name.en) has no watercourse ‘\(location.watercourse)’"),
                remedy: Bilingual(zh: "可用：\(known)；不写即干流", en: "write one of: \(known); nothing means the main stem"))
        }
        guard !(0...watercourse.lengthKilometres).contains(location.kilometre) else { return nil }
        return off(found, watercourse, location.kilometre)
    }

    private static func off(_ river: River, _ watercourse: Watercourse, _ kilometre: Double) -> Problem {
        let (here, end) = (kilometre.text(decimals: 1), watercourse.lengthKilometres.text(decimals: 1))
        let isStem = watercourse.id == Watercourse.stem
        let (name, zero) = isStem ? (river.name, river.zero) : (watercourse.name, Bilingual(zh: "其起点", en: "its head"))
        return Problem(
            field: "kilometre",
            problem: Bilingual(zh: "里程 \(here) km 不在\(name.zh)上", en: "km \(here) is not on the \(name.en)"),
            remedy: Bilingual(zh: "写 0–\(end)，自\(zero.zh)起", en: "write 0–\(end), counted from \(zero.en)"))
    }

    /// Water in a bed that the playbook has dry: it comes from where no spring or gate of the playbook sends it, so nothing could be computed.
    private static func dryBed(_ report: IncidentReported, _ rivers: RiverPlaybook) -> Problem? {
        guard report.dischargeCubicMetresPerSecond != nil, let river = rivers.river(report.river), river.contains(report.location),
            let season = river.season(at: report.released),
            (river.discharge(at: report.location, in: FlowCondition(season: season)) ?? 0) <= 0
        else { return nil }
        return Problem(
            field: "dischargeCubicMetresPerSecond",
            problem: Bilingual(
                zh: "预案中\(season.name.zh)此处是干河床，却报告了流量，无法推算",
                en: "the playbook has the bed dry there in \(season.name.en), yet a flow is reported; no plume can be computed"),
            remedy: Bilingual(
                zh: "核对里程；若确有放水，请按下游最近有水处报告，并通知下游各方",
                en: "check the kilometre; if water was let in, report the release where the playbook has water and call those downstream"))
    }

    private static func bank(_ bank: String?) -> Problem? {
        guard let bank, Bank(rawValue: bank) == nil else { return nil }
        return Problem(
            field: "bank", problem: Bilingual(zh: "没有岸别“\(bank)”", en: "there is no bank ‘\(bank)’"),
            remedy: Bilingual(zh: "面向下游写 left 或 right；不知道就不写", en: "write left or right, looking downstream, or nothing when it is unknown")
        )
    }

    /// Also of a sample.
    static func substance(_ id: String, _ rivers: RiverPlaybook) -> Problem? {
        guard rivers.substance(id) == nil else { return nil }
        return Problem(
            field: "substance", problem: Bilingual(zh: "没有物质“\(id)”", en: "there is no substance ‘\(id)’"),
            remedy: Bilingual(
                zh: "用 rivers/substances.yaml 中的标识，或在其中添加", en: "use an id of rivers/substances.yaml, or add it there"))
    }

    private static func time(_ report: IncidentReported, _ now: Timestamp) -> Problem? {
        let isFuture = report.released > now + clockTolerance
        guard isFuture || report.released < now - longestAgo else { return nil }
        let released = report.released.beijingText
        return Problem(
            field: "released",
            problem: isFuture
                ? Bilingual(zh: "泄漏时间 \(released) 晚于现在", en: "the release at \(released) (Beijing) is in the future")
                : Bilingual(zh: "泄漏时间 \(released) 已过 30 天以上", en: "the release at \(released) (Beijing) is more than 30 days ago"),
            remedy: Bilingual(zh: "核对日期和时区（北京时间）", en: "check the day and the time zone"))
    }

    private static func mass(_ kilograms: Double?) -> Problem? {
        guard let kilograms, !(kilograms > 0 && kilograms <= largestMass) else { return nil }
        return Problem(
            field: "massKilograms", problem: Bilingual(zh: "泄漏量 \(kilograms) kg 不合理", en: "a mass of \(kilograms) kg cannot be"),
            remedy: Bilingual(
                zh: "写大于 0、不超过 10 亿的千克数；不知道就不写", en: "write kilograms above 0 and up to 1,000,000,000, or nothing when it is unknown"))
    }

    private static func duration(_ report: IncidentReported) -> Problem? {
        guard !(0...Double(longestRelease.wholeSeconds)).contains(report.durationSeconds) else { return nil }
        return Problem(
            field: "durationSeconds",
            problem: Bilingual(zh: "持续时间 \(report.durationSeconds) s 不合理", en: "a duration of \(report.durationSeconds) s cannot be"),
            remedy: Bilingual(zh: "写 0（瞬时）至 30 天", en: "write 0 (an instant) to 30 days"))
    }

    private static func discharge(_ discharge: Double?) -> Problem? {
        guard let discharge, !(discharge > 0 && discharge <= largestDischarge) else { return nil }
        return Problem(
            field: "dischargeCubicMetresPerSecond",
            problem: Bilingual(zh: "流量 \(discharge) m³/s 不合理", en: "a flow of \(discharge) m³/s cannot be"),
            remedy: Bilingual(
                zh: "写大于 0、不超过 10000 的实测流量；没有实测就不写", en: "write the measured flow, above 0 and up to 10,000, or nothing when there is none")
        )
    }
}
