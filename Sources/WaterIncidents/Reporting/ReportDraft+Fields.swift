import Chronology
import Events
import Region
import Wording

/// What each field of a report can be filled in from.
extension ReportDraft {
    // MARK: Where and when

    var time: ReportField {
        let known = incident.report.map { report in
            Bilingual(
                zh: "\(report.released.beijingText)（北京时间）开始；\(incident.learned.beijingText) 得知",
                en: "began \(report.released.beijingText) Beijing; known since \(incident.learned.beijingText)")
        }
        let since = incident.suspicion.map {
            Bilingual(zh: "\($0.since.beijingText) 起监测异常", en: "readings out of the ordinary since \($0.since.beijingText) Beijing")
        }
        return field("time", "发生时间", "time", known ?? since, [reportOrigin ?? suspicionOrigin])
    }

    var place: ReportField {
        let (river, km) = (ground?.name ?? Bilingual(zh: incident.river, en: incident.river), Figure.text(incident.kilometre))
        let county = ground?.stretch(incident.watercourse, incident.kilometre).map { stretch in
            (region.place(stretch.place)?.name ?? Bilingual(zh: stretch.place, en: stretch.place), stretch.side.name)
        }
        let place = Bilingual(
            zh: "\(river.zh) \(km) 公里处\(county.map { "，\($0.0.zh)（\($0.1.zh)）" } ?? "")",
            en: "\(river.en) at km \(km)\(county.map { ", \($0.0.en) (\($0.1.en))" } ?? "")")
        return field("place", "发生地点", "place", place, [reportOrigin ?? suspicionOrigin])
    }

    var informant: ReportField {
        let known = incident.report.map { report in
            let post = region.post(report.reporter)?.name ?? Bilingual(zh: report.reporter, en: report.reporter)
            return Bilingual(zh: "\(post.zh)报告", en: "reported by \(post.en)")
        }
        return field("informant", "信息来源", "source of information", known, [reportOrigin])
    }

    var cause: ReportField {
        field(
            "cause", "起因和性质", "cause and nature", incident.report.map { Bilingual(zh: $0.description, en: $0.description) }, [reportOrigin])
    }

    var grade: ReportField {
        field("grade", "事件级别", "grade", incident.graded?.reason, [])
    }

    var course: ReportField {
        var parts: [Bilingual] = []
        if let suspicion = incident.suspicion { parts.append(suspicion.reason) }
        if let plume = incident.plume {
            parts.append(Bilingual(zh: "\(plume.issued.beijingText) 作出推算", en: "plume computed \(plume.issued.beijingText)"))
        }
        if let graded = incident.graded { parts.append(graded.reason) }
        return field("course", "基本过程", "course", Self.joined(parts), [incident.plume?.origin])
    }

    // MARK: What is in the water

    var pollutants: ReportField {
        let mass = incident.report?.massKilograms.map { Figure.text($0) + " kg" }
        let value = Bilingual(
            zh: "\(substance.zh)，数量\(mass ?? "待查")", en: "\(substance.en), amount \(mass ?? "unknown")")
        return field("pollutants", "主要污染物和数量", "main pollutants and amounts", value, [reportOrigin ?? suspicionOrigin])
    }

    var monitoring: ReportField {
        let samples = incident.samples.sorted { $0.sampled < $1.sampled }
        let parts = samples.map { sample -> Bilingual in
            let time = sample.sampled.beijingText
            let km = Figure.text(sample.kilometre)
            guard let value = sample.milligramsPerLitre else {
                return Bilingual(zh: "\(time) \(km) km 未检出", en: "\(time) km \(km) not found")
            }
            let multiple = quality.exceedanceMultiple(of: value, sample.substance, in: .third).map(Figure.text)
            return Bilingual(
                zh: "\(time) \(km) km \(Figure.text(value)) mg/l\(multiple.map { "（超Ⅲ类 \($0) 倍）" } ?? "")",
                en: "\(time) km \(km) \(Figure.text(value)) mg/l\(multiple.map { " (\($0) times above class III)" } ?? "")")
        }
        return field("monitoring", "监测数据", "monitoring data", Self.joined(parts), samples.map { "\($0.sample) \($0.post)" })
    }

    // MARK: People and targets

    var casualties: ReportField {
        let impact = incident.impact
        let parts: [(Fact<Int>?, Bilingual)] = [
            (impact.deaths, Bilingual(zh: "死亡", en: "dead")), (impact.injured, Bilingual(zh: "中毒或重伤", en: "poisoned or badly hurt")),
            (impact.evacuated, Bilingual(zh: "疏散", en: "evacuated")),
        ]
        let texts = parts.map { fact, word in
            Bilingual(zh: "\(word.zh) \(fact.map { "\($0.value) 人" } ?? "待查")", en: "\(word.en) \(fact.map { "\($0.value)" } ?? "unknown")")
        }
        let isKnown = parts.contains { $0.0 != nil }
        return field("casualties", "人员受害情况", "casualties", isKnown ? Self.joined(texts) : nil, parts.map { $0.0?.origin })
    }

    var targets: ReportField {
        let reached = incident.plume?.reached(from: 0.1) ?? []
        let parts = reached.compactMap { arrival -> Bilingual? in
            guard let target = ground?.target(arrival.target) else { return nil }
            let chance = arrival.probability.map { " \(Int(($0 * 100).rounded()))%" } ?? ""
            return Bilingual(
                zh: "\(target.name.zh)（最早 \(arrival.early.beijingText)\(chance)）",
                en: "\(target.name.en) (earliest \(arrival.early.beijingText)\(chance))")
        }
        let intake = incident.impact.intake.map { Bilingual(zh: "取水中断：\($0.value.name.zh)", en: "intake cut off: \($0.value.name.en)") }
        let none =
            incident.plume != nil && parts.isEmpty
            ? [Bilingual(zh: "推算不到达任何敏感目标", en: "by the forecast no target is reached")] : []
        return field(
            "targets", "饮用水水源地等敏感点受影响情况", "drinking-water sources and other sensitive points",
            Self.joined(parts + none + (intake.map { [$0] } ?? [])), [incident.plume?.origin, incident.impact.intake?.origin])
    }

    var trend: ReportField {
        let last = incident.plume?.reached(from: 0.1).last.flatMap { arrival in
            ground?.target(arrival.target).map { target in
                Bilingual(
                    zh: "预计最远影响到\(target.name.zh)，\(arrival.median.beijingText) 前后",
                    en: "expected to reach as far as \(target.name.en), about \(arrival.median.beijingText)")
            }
        }
        return field("trend", "发展趋势", "trend", last, [incident.plume?.origin])
    }

    // MARK: What is done

    var handling: ReportField {
        var parts: [Bilingual] = []
        if incident.tasks.assigned > 0 {
            parts.append(
                Bilingual(
                    zh: "已下达任务 \(incident.tasks.assigned) 项，完成 \(incident.tasks.completed) 项",
                    en: "\(incident.tasks.assigned) tasks assigned, \(incident.tasks.completed) done"))
        }
        let warned = alarms.count { $0.kind == .warning }
        if warned > 0 {
            let read = alarms.count { $0.kind == .warning && $0.received != nil }
            parts.append(Bilingual(zh: "已向下游 \(warned) 方发出警报，\(read) 方已复述", en: "\(warned) parties downstream warned, \(read) read back"))
        }
        return field("handling", "处置情况", "handling so far", Self.joined(parts), [incident.tasks.source])
    }

    var result: ReportField {
        let closing = incident.closing.map { Bilingual(zh: $0.outcome, en: $0.outcome) }
        return field(
            "result", "处理措施、过程和结果", "measures, course and result", closing,
            [incident.closing.map { "\($0.post) \($0.at.beijingText)" }])
    }

    var losses: ReportField {
        let loss = incident.impact.loss.map { Bilingual(zh: "\(Figure.text($0.value)) 万元", en: "\(Figure.text($0.value))×10⁴ yuan") }
        return field("losses", "损失", "losses", loss, [incident.impact.loss?.origin])
    }

    var measures: ReportField { field("measures", "拟采取的措施", "planned measures", nil, []) }
    var advice: ReportField { field("advice", "工作建议", "advice", nil, []) }
    var latent: ReportField { field("latent", "潜在或间接危害", "latent harm", nil, []) }
    var social: ReportField { field("social", "社会影响", "social effect", nil, []) }
    var remaining: ReportField { field("remaining", "遗留问题", "what remains", nil, []) }
    var accountability: ReportField { field("accountability", "责任追究", "accountability", nil, []) }
    var signature: ReportField { field("signature", "报告单位、签发人、联系人及电话", "unit, signer, contact and telephone", nil, []) }
}
