import Events
import Wording

extension SampleRecorded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, substance, time) = (names.other(river), names.other(substance), Figures.time(sampled))
        let km = Figures.number(kilometre)
        let limit = detectionLimit.map { Figures.number($0) }
        let found =
            milligramsPerLitre.map { Bilingual.same(Figures.number($0)) }
            ?? limit.map { Bilingual(zh: "低于检出限 \($0)", en: "below the detection limit \($0)") }
            ?? Bilingual(zh: "未检出", en: "not found")
        return Narration(
            .routine, zh: "水样 \(sample)：\(time.zh) \(river.zh) \(km) 公里处，\(substance.zh) \(found.zh)。",
            en: "Sample \(sample), \(time.en): \(river.en) at km \(km), \(substance.en) \(found.en).")
    }
}

extension InstrumentChanged: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(state == .faulty ? .notable : .routine, zh: reason.zh, en: reason.en)
    }
}

extension IncidentSuspected: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, km) = (names.other(river), Figures.number(kilometre))
        return Narration(
            severity == .notable ? .notable : .urgent, zh: "疑似水污染 \(incident)：\(river.zh) \(km) 公里处，\(reason.zh)",
            en: "Suspected release \(incident): \(river.en) at km \(km), \(reason.en)")
    }
}

extension SuspicionCleared: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(.notable, zh: "疑似事件 \(incident) 解除：\(reason.zh)", en: "Suspicion \(incident) is over: \(reason.en)")
    }
}

extension IncidentContested: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        Narration(.urgent, zh: "编号 \(incident) 重号：\(reason.zh)", en: "Two incidents are called \(incident): \(reason.en)")
    }
}

// MARK: - Grade

extension ImpactReported: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let post = names.post(reporter)
        let facts: [Bilingual?] = [
            deaths.map { Bilingual(zh: "死亡 \($0) 人", en: "\($0) dead") },
            injured.map { Bilingual(zh: "中毒或重伤 \($0) 人", en: "\($0) poisoned or badly hurt") },
            evacuated.map { Bilingual(zh: "疏散 \($0) 人", en: "\($0) evacuated") },
            lossTenThousandYuan.map { Bilingual(zh: "损失 \(Figures.number($0)) 万元", en: "loss \(Figures.number($0))×10⁴ yuan") },
            intakeCutOff.map { Bilingual(zh: "取水中断：\($0.rawValue)", en: "intake cut off: \($0.rawValue)") },
            crosses.map { Bilingual(zh: "跨界：\($0.rawValue)", en: "boundary crossed: \($0.rawValue)") },
            touchesDwellings.map { Bilingual(zh: $0 ? "涉及居民区" : "不涉及居民区", en: $0 ? "dwellings touched" : "no dwellings touched") },
        ]
        let known = facts.compactMap { $0 }
        return Narration(
            .urgent, zh: "事件 \(incident) 影响，\(post.zh)（\(person)）报告：\(known.map(\.zh).joined(separator: "，"))。",
            en: "Incident \(incident), what it has done, says \(post.en) (\(person)): \(known.map(\.en).joined(separator: ", ")).")
    }
}

extension GradeDecided: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (post, grade) = (names.post(post), names.grade(grade))
        return Narration(
            .urgent, zh: "\(post.zh)（\(person)）决定事件 \(incident) 为\(grade.zh)：\(reason)",
            en: "\(post.en) (\(person)) decides that incident \(incident) is \(grade.en): \(reason)")
    }
}

extension IncidentGraded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let from = former.flatMap { $0 == grade ? nil : names.grade($0) }
        let open =
            open.isEmpty
            ? Bilingual.same("")
            : Bilingual(zh: "（\(open.map(\.zh).joined(separator: "；"))）", en: " (\(open.map(\.en).joined(separator: "; ")))")
        return Narration(
            .urgent, zh: "事件 \(incident) 定级\(from.map { "由\($0.zh)改为" } ?? "：")\(reason.zh)\(open.zh)",
            en: "Incident \(incident) is graded\(from.map { " anew, before \($0.en)" } ?? ""): \(reason.en)\(open.en)")
    }
}

// MARK: - Reports

extension ReportDue: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (kind, due) = (names.report(kind), Figures.time(due))
        return Narration(
            .urgent, zh: "\(kind.zh) \(report) 须在 \(due.zh) 前报送\(recipients.map(\.zh).joined(separator: "、"))：\(reason.zh)",
            en: "\(kind.en) \(report) is due by \(due.en) to \(recipients.map(\.en).joined(separator: ", ")): \(reason.en)")
    }
}

extension ReportDrafted: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (kind, unknown) = (names.report(kind), fields.count { !$0.isKnown })
        return Narration(
            .notable, zh: "\(kind.zh) \(report) 已预填（第 \(draft + 1) 稿），\(unknown) 项待查。",
            en: "\(kind.en) \(report) is filled in (draft \(draft + 1)); \(unknown) fields are unknown.")
    }
}

extension ReportSubmitted: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (post, at) = (names.post(post), Figures.time(at))
        return Narration(
            .notable, zh: "报告 \(report) 已于 \(at.zh) 由\(post.zh)（\(person)）报送。",
            en: "Report \(report) was handed in at \(at.en) by \(post.en) (\(person)).")
    }
}

extension ReportOverdue: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (kind, due) = (names.report(kind), Figures.time(due))
        return Narration(
            .urgent, zh: "\(kind.zh) \(report) 已逾期：应于 \(due.zh) 前报送。", en: "\(kind.en) \(report) is overdue: it was due by \(due.en).")
    }
}

// MARK: - Alarms

extension ReleaseAnnounced: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, post, begins) = (names.other(river), names.post(post), Figures.time(begins))
        let (km, flow) = (Figures.number(kilometre), Figures.number(dischargeCubicMetresPerSecond))
        return Narration(
            .notable, zh: "计划放水 \(release)：\(river.zh) \(km) 公里处，\(begins.zh) 起 \(flow) m³/s，\(post.zh)（\(person)）：\(reason)",
            en: "Planned release \(release): \(river.en) at km \(km), \(flow) m³/s from \(begins.en); \(post.en) (\(person)): \(reason)")
    }
}

extension AlarmSent: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (from, kind, due) = (names.post(fromPost), names.alarm(kind), Figures.time(receiptDue))
        return Narration(
            self.kind == .information ? .notable : .urgent,
            zh: "\(from.zh)向\(toName.zh)发出\(kind.zh) \(alarm)，\(due.zh) 前复述：\(text.zh)",
            en: "\(from.en) sends \(toName.en) \(kind.en) \(alarm), to be read back by \(due.en): \(text.en)")
    }
}

extension AlarmReceived: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (post, at) = (names.post(post), Figures.time(at))
        return Narration(
            .notable, zh: "\(post.zh)（\(person)）\(at.zh) 收到并复述 \(alarm)：\(readBack)",
            en: "\(post.en) (\(person)) took \(alarm) at \(at.en) and read back: \(readBack)")
    }
}

extension AlarmUnanswered: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (kind, due) = (names.alarm(kind), Figures.time(receiptDue))
        return Narration(
            .urgent, zh: "\(kind.zh) \(alarm) 无人复述：\(toName.zh)应于 \(due.zh) 前复述，请电话追问。",
            en: "Nobody has read back \(kind.en) \(alarm): \(toName.en) should have by \(due.en); call them.")
    }
}

// MARK: - Words

extension Names {
    fileprivate func grade(_ grade: IncidentGrade) -> Bilingual {
        switch grade {
        case .general: Bilingual(zh: "一般（Ⅳ级）", en: "grade IV")
        case .larger: Bilingual(zh: "较大（Ⅲ级）", en: "grade III")
        case .major: Bilingual(zh: "重大（Ⅱ级）", en: "grade II")
        case .extraordinary: Bilingual(zh: "特别重大（Ⅰ级）", en: "grade I")
        }
    }

    fileprivate func report(_ kind: IncidentReportKind) -> Bilingual {
        switch kind {
        case .first: Bilingual(zh: "初报", en: "First report")
        case .followUp: Bilingual(zh: "续报", en: "Follow-up")
        case .final: Bilingual(zh: "处理结果报告", en: "Final report")
        }
    }

    fileprivate func alarm(_ kind: AlarmKind) -> Bilingual {
        switch kind {
        case .warning: Bilingual(zh: "水污染警报", en: "the warning")
        case .information: Bilingual(zh: "水污染通报", en: "the information")
        case .search: Bilingual(zh: "污染来源查询", en: "the search message")
        case .update: Bilingual(zh: "警报更新", en: "the update")
        case .endOfAlert: Bilingual(zh: "警报解除", en: "the end of alert")
        case .plannedRelease: Bilingual(zh: "计划放水通知", en: "the notice of a planned release")
        }
    }
}
