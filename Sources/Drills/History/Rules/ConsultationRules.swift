import Chronology
import Events

/// Every opinion is in the minutes, and no other.
extension HistoryChecker {
    func checkConsultations(_ own: SideHistory, _ findings: inout Findings) {
        var opened: [String: (entry: History.Entry, word: ConsultationOpened)] = [:]
        for item in own.own(ConsultationOpened.self) {
            let known = opened.updateValue(item, forKey: item.word.consultation)?.word
            if let known, item.word.formerDue != known.due || known.due >= item.word.due {
                findings.add(.opinions, own.side, [item.entry], "同一会商两次召集", "the same consultation is opened twice")
            }
        }
        let answers = Dictionary(grouping: own.all(ConsultationAnswered.self), by: \.word.consultation)
        var closed: Set<String> = []
        for (entry, word) in own.own(ConsultationClosed.self) {
            findings.ask(.consultations)
            findings.ask(.dissent, word.opinions.count { $0.stance == .disagree })
            guard closed.insert(word.consultation).inserted else {
                findings.add(.opinions, own.side, [entry], "同一会商两次结束", "the same consultation is closed twice")
                continue
            }
            guard let question = opened[word.consultation]?.word else {
                findings.add(.opinions, own.side, [entry], "未曾召集", "it was never opened")
                continue
            }
            compare(entry, word, question, answers[word.consultation] ?? [], own, &findings)
        }
        for (number, item) in opened.sorted(by: { $0.key < $1.key })
        where !closed.contains(number) && item.word.due + .hours(2) < own.end {
            findings.add(.opinions, own.side, [item.entry], "到期未结束", "its time was over and it was never closed")
        }
    }

    private func compare(
        _ entry: History.Entry, _ closed: ConsultationClosed, _ opened: ConsultationOpened,
        _ answers: [(entry: History.Entry, word: ConsultationAnswered)], _ own: SideHistory, _ findings: inout Findings
    ) {
        for opinion in closed.opinions
        where !answers.contains(where: {
            $0.entry.sequence < entry.sequence && $0.word.post == opinion.post && $0.word.person == opinion.person
                && $0.word.stance == opinion.stance
        }) {
            findings.add(.opinions, own.side, [entry], "没有人这样说过", "the minutes have an opinion of \(opinion.post) that nobody gave")
        }
        let known = own.known(by: entry)
        for participant in opened.participants {
            let heard = answers.filter { $0.entry.sequence < known && $0.word.post == participant.post }
            guard let last = heard.last, !closed.opinions.contains(where: { $0.post == participant.post }) else { continue }
            findings.add(
                .opinions, own.side, [last.entry, entry], "意见不在纪要中", "the opinion of \(participant.post) is not in the minutes")
        }
    }
}
