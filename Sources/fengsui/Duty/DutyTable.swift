import Chronology
import Duty
import Wording

/// The outlook for a person who has been up all night: who, until when, who then; what is wrong, and what to do.
struct DutyTable {
    private let outlook: DutyOutlook
    private let language: OutputLanguage
    private let withShifts: Bool

    init(_ outlook: DutyOutlook, _ language: OutputLanguage, withShifts: Bool) {
        self.outlook = outlook
        self.language = language
        self.withShifts = withShifts
    }

    var lines: [String] {
        [Terminal.styled(say(heading), .bold)] + (withShifts ? outlook.posts.flatMap(shifts) : now) + [""] + findings
    }

    private func say(_ text: Bilingual) -> String { language.choose(from: text) }

    private var heading: Bilingual {
        let now = outlook.reading.now.beijingText
        return Bilingual(zh: "值班 \(now)（北京时间）", en: "On duty \(now) (Beijing)")
    }
}

// MARK: - Now

extension DutyTable {
    private var now: [String] {
        let head = [("岗位", "post"), ("现在", "now"), ("到", "until"), ("接班", "taken over"), ("下一班", "next")]
        var table = TextTable(head: head.map { say(Bilingual(zh: $0.0, en: $0.1)) })
        for post in outlook.posts { table.append(row(post)) }
        return zip(table.lines, [true] + outlook.posts.map { $0.shifts.first?.holder.person != nil }).map { line, isManned in
            isManned ? line : Terminal.styled(line, .red)
        }
    }

    private func row(_ post: DutyOutlook.Post) -> [String] {
        guard let shift = post.shifts.first else { return [say(post.name), "", "", "", ""] }
        let next = post.shifts.dropFirst().first.map { say(outlook.name($0.holder)) } ?? ""
        return [say(post.name), holder(shift), end(shift), say(handover(post.handover)), next]
    }

    private func holder(_ shift: Shift) -> String {
        let reason = say(outlook.reason(shift.ground))
        let name = say(outlook.name(shift.holder))
        return reason.isEmpty ? name : "\(name) (\(reason))"
    }

    /// The time alone where it is today; nothing where it is beyond what was looked at.
    private func end(_ shift: Shift) -> String {
        guard shift.until < outlook.until else { return say(Bilingual(zh: "一直", en: "all the time")) }
        let text = shift.until.beijingText
        return shift.until.beijingDate == outlook.reading.now.beijingDate ? String(text.suffix(5)) : String(text.dropFirst(5))
    }

    private func handover(_ handover: HandOver?) -> Bilingual {
        switch handover {
        case .nobody, nil: Bilingual(zh: "—", en: "—")
        case .settled: Bilingual(zh: "是", en: "yes")
        case .overdue(_, let since):
            Bilingual(zh: "未确认（应于 \(since.beijingText.suffix(5))）", en: "not said (due \(since.beijingText.suffix(5)))")
        }
    }
}

// MARK: - Shifts and findings

extension DutyTable {
    private func shifts(_ post: DutyOutlook.Post) -> [String] {
        let head = [("自", "from"), ("至", "until"), ("人员", "who"), ("缘由", "why")]
        var table = TextTable(head: head.map { say(Bilingual(zh: $0.0, en: $0.1)) })
        for shift in post.shifts {
            table.append([
                shift.from.beijingText, shift.until.beijingText, say(outlook.name(shift.holder)), say(outlook.reason(shift.ground)),
            ])
        }
        return ["", Terminal.styled("\(say(post.name)) \(post.id)", .bold)] + table.lines
    }

    private var findings: [String] {
        let unreadable = outlook.reading.unreadable
        let skipped = Bilingual(zh: "日志中有 \(unreadable) 条值班事件无法理解", en: "\(unreadable) duty events of the journal cannot be understood")
        let lines = outlook.findings.map { finding in
            let text = language.choose(
                from: Bilingual(zh: "\(finding.text.zh)：\(finding.remedy.zh)", en: "\(finding.text.en) — \(finding.remedy.en)"))
            return Terminal.styled("! \(text)", finding.leavesNobody ? .red : .yellow)
        }
        let days = Int((outlook.until - outlook.reading.now).wholeSeconds / 86_400)
        let allWell = Bilingual(zh: "今后 \(days) 天没有问题", en: "nothing is wrong in the next \(days) days")
        let good = lines.isEmpty && unreadable == 0 ? [Terminal.styled(say(allWell), .green)] : []
        return lines + (unreadable == 0 ? [] : [Terminal.styled("! \(say(skipped))", .yellow)]) + good
    }
}
