import Chronology
import Events
import Region
import Wording

/// A report filled in from what is known. What is not known says so; every figure names its source and time.
struct ReportDraft {
    let incident: IncidentRecord
    let report: ReportRecord
    let ground: RiverGround?
    let region: Region
    let substance: Bilingual
    let quality: WaterQuality
    let alarms: [AlarmRecord]

    /// The fields of the kind, in the order of the order of 2011 (article 13).
    func fields() -> [ReportField] {
        switch report.kind {
        case .first:
            return [
                time, place, informant, cause, course, pollutants, monitoring, casualties, targets, trend, handling, measures, advice,
                signature,
            ]
        case .followUp:
            return [time, place, grade, course, pollutants, monitoring, casualties, targets, trend, handling, measures, signature]
        case .final:
            return [
                time, place, grade, course, result, monitoring, casualties, losses, latent, social, remaining, accountability, signature,
            ]
        }
    }

    /// The same to be read.
    func text(_ fields: [ReportField]) -> Bilingual {
        let title = report.kind.name
        let lines = fields.enumerated().map { index, field in
            Bilingual(zh: "\(index + 1). \(field.name.zh)：\(field.value.zh)", en: "\(index + 1). \(field.name.en): \(field.value.en)")
        }
        return Bilingual(
            zh: (["\(title.zh)：\(incident.number)"] + lines.map(\.zh)).joined(separator: "\n"),
            en: (["\(title.en): \(incident.number)"] + lines.map(\.en)).joined(separator: "\n"))
    }

    // MARK: Making them

    var reportOrigin: String? { incident.report.map { "\($0.reporter) \(incident.learned.beijingText)" } }
    var suspicionOrigin: String? { incident.suspicion.map { "\($0.monitor) \($0.since.beijingText)" } }

    func field(_ id: String, _ zh: String, _ en: String, _ value: Bilingual?, _ sources: [String?]) -> ReportField {
        ReportField(
            field: id, name: Bilingual(zh: zh, en: en), value: value ?? Bilingual(zh: "待查", en: "unknown"), isKnown: value != nil,
            sources: value == nil ? [] : sources.compactMap { $0 })
    }

    static func joined(_ parts: [Bilingual]) -> Bilingual? {
        guard !parts.isEmpty else { return nil }
        return Bilingual(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }
}

extension IncidentReportKind {
    var name: Bilingual {
        switch self {
        case .first: Bilingual(zh: "初报", en: "First report")
        case .followUp: Bilingual(zh: "续报", en: "Follow-up report")
        case .final: Bilingual(zh: "处理结果报告", en: "Final report")
        }
    }
}
