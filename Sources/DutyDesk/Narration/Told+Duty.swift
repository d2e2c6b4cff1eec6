import Events
import Wording

// Who sits where: hand-over, swaps and absences.

extension ShiftTaken: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (post, person, until) = (names.post(post), names.somebody(person), Figures.time(until))
        let before = from.map { names.somebody($0) }
        let from = before.map { Bilingual(zh: "从\($0.zh)处", en: " from \($0.en)") } ?? .same("")
        let calls =
            open.isEmpty
            ? Bilingual.same("")
            : Bilingual(zh: "，交接 \(open.count) 个未了呼叫", en: ", with \(open.count) open \(open.count == 1 ? "call" : "calls")")
        return Narration(
            .routine, zh: "\(person.zh)\(from.zh)接班\(post.zh)，值到 \(until.zh)\(calls.zh)。",
            en: "\(person.en) took over \(post.en)\(from.en), until \(until.en)\(calls.en).")
    }
}

extension ShiftSwapped: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (rota, person, other) = (names.post(rota), names.somebody(person), names.somebody(replacement))
        let (from, until, by) = (Figures.time(from), Figures.time(until), names.speaker(by.post, by.person))
        return Narration(
            .notable, zh: "\(rota.zh)换班 \(change)：\(from.zh) 至 \(until.zh) 由\(other.zh)替\(person.zh)（\(by.zh)登记）。",
            en: "\(rota.en), swap \(change): \(other.en) stands in for \(person.en) from \(from.en) to \(until.en) (entered by \(by.en)).")
    }
}

extension AbsenceRecorded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (person, by) = (names.somebody(person), names.speaker(by.post, by.person))
        let (from, until) = (Figures.time(from), Figures.time(until))
        return Narration(
            .notable, zh: "\(person.zh) \(from.zh) 至 \(until.zh) 不在岗（\(change)，\(by.zh)登记）。",
            en: "\(person.en) is away from \(from.en) to \(until.en) (\(change), entered by \(by.en)).")
    }
}

extension RotaChangeWithdrawn: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let by = names.speaker(by.post, by.person)
        return Narration(
            .notable, zh: "排班变更 \(change) 已由\(by.zh)撤销：\(reason)", en: "The rota change \(change) was taken back by \(by.en): \(reason)")
    }
}
