import Events
import Wording

extension WarningIssued: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, area) = (names.side(event.side), names.area(area))
        let (hazard, level, days) = (names.hazard(hazard), names.level(level), Figures.days(onset, ends))
        let chance = Figures.percent(probability)
        return Narration(
            .urgent, zh: "\(side.zh)发布\(level.zh)\(hazard.zh)预警 \(warning)：\(area.zh)，\(days.zh)，概率 \(chance)。",
            en: "The \(side.en) issued \(hazard.en) warning \(warning), \(level.en): \(area.en), \(days.en), probability \(chance).")
    }
}

extension WarningUpdated: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, area, hazard) = (names.side(event.side), names.area(area), names.hazard(hazard))
        let (change, days) = (changed(names), Figures.days(onset, ends))
        return Narration(
            self.change == .raised ? .urgent : .notable,
            zh: "\(side.zh)的\(hazard.zh)预警 \(warning) \(change.zh)：\(area.zh)，\(days.zh)。",
            en: "The \(side.en)'s \(hazard.en) warning \(warning) \(change.en): \(area.en), \(days.en).")
    }

    private func changed(_ names: Names) -> Bilingual {
        let (old, new) = (names.level(from), names.level(level))
        return switch change {
        case .raised: Bilingual(zh: "由\(old.zh)升为\(new.zh)", en: "was raised from \(old.en) to \(new.en)")
        case .lowered: Bilingual(zh: "由\(old.zh)降为\(new.zh)", en: "was lowered from \(old.en) to \(new.en)")
        case .extended: Bilingual(zh: "（\(new.zh)）延长", en: "(\(new.en)) was extended")
        }
    }
}

extension WarningLifted: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, area) = (names.side(event.side), names.area(area))
        let (hazard, level) = (names.hazard(hazard), names.level(level))
        return Narration(
            .notable, zh: "\(side.zh)解除\(level.zh)\(hazard.zh)预警 \(warning)：\(area.zh)。",
            en: "The \(side.en) lifted the \(level.en) \(hazard.en) warning \(warning): \(area.en).")
    }
}

extension AcknowledgementRecorded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, post) = (names.side(event.side), names.post(post))
        let words = note.map { Bilingual(zh: "，留言：\($0)", en: ", saying: \($0)") } ?? .same("")
        return Narration(
            .routine, zh: "\(side.zh)\(post.zh)（\(person)）已确认 \(aggregate)\(words.zh)。",
            en: "\(post.en) (\(person), \(side.en)) acknowledged \(aggregate)\(words.en).")
    }
}
