import Chronology
import Events
import Playbook
import Wording

/// What rotas.yaml holds, with the places of what the checks point at.
struct DutySheet {
    let calendar: DutyCalendar
    let people: [Located<DutyPerson>]
    let rotas: [RotaRecord]
}

/// A rota as it is written. Its side is that of its post, which the file does not repeat.
struct RotaRecord {
    let post: Located<String>
    let layers: [LayerRecord]
    let deputies: [LayerRecord]
    let follow: Rota.Follow
    let isConfirmed: Bool
    let longest: Duration
    let provenance: Provenance
}

/// A layer, and the places of its people.
struct LayerRecord {
    let layer: RotaLayer
    let mark: Mark
    let people: [Located<String>]
}

/// How each record is written.
enum DutyRecords {
    static func sheet(_ fields: Fields) -> DutySheet? {
        let calendar = fields.mapping("calendar", calendar)
        let people = fields.list("people", count: 1...DutyLimits.people, unique: "id", person)
        let rotas = fields.list("rotas", count: 1...DutyLimits.rotas, unique: "post", rota)
        fields.rejectUnknownKeys()
        guard let calendar, let people, let rotas else { return nil }
        return DutySheet(calendar: calendar, people: people, rotas: rotas)
    }

    private static func calendar(_ fields: Fields) -> DutyCalendar? {
        let holidays = days(fields, "holidays")
        let workdays = days(fields, "workdays")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let holidays, let workdays, let provenance else { return nil }
        for date in workdays where holidays.contains(date) {
            fields.report(
                at: "workdays",
                problem: Bilingual(zh: "\(date) 既是假日又是调休上班日", en: "\(date) is a holiday and worked in exchange for one"),
                remedy: Bilingual(zh: "请从其中一处删去", en: "take it out of one of the two"))
        }
        return DutyCalendar(holidays: holidays, workdays: workdays, provenance: provenance)
    }

    private static func days(_ fields: Fields, _ key: String) -> Set<CalendarDate>? {
        fields.entries(key, count: 0...DutyLimits.calendarDays).map { entries in
            Set(entries.compactMap { $0.date().flatMap { CalendarDate($0) } })
        }
    }

    private static func person(_ fields: Fields) -> Located<DutyPerson>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let side = fields.choice("side", of: Side.self)
        let language = fields.choice("language", of: Language.self)
        let provenance = fields.provenance()
        refuseContacts(fields)
        if let name, [name.zh, name.en].contains(where: holdsNumber) { reportContact(fields, at: "name") }
        fields.rejectUnknownKeys()
        guard let id, let name, let side, let language, let provenance else { return nil }
        return Located(DutyPerson(id: id, name: name, side: side, language: language, provenance: provenance), at: fields.mark(of: "id"))
    }

    /// Playbooks lie in a repository and are shown to everyone, so numbers and addresses do not belong there.
    private static func refuseContacts(_ fields: Fields) {
        for key in ["phone", "mobile", "telephone", "email", "wecom", "dingtalk", "address"] where fields.has(key) {
            _ = fields.entry(key)
            reportContact(fields, at: key)
        }
    }

    private static func reportContact(_ fields: Fields, at key: String) {
        fields.report(
            at: key,
            problem: Bilingual(zh: "值班表不写联系方式（“\(key)”）", en: "a rota holds no numbers and addresses (‘\(key)’)"),
            remedy: Bilingual(
                zh: "请写入节点自己的 contacts.yaml，以人员标识为键", en: "write it in the node's own contacts.yaml, under the person's id"))
    }

    /// Six digits, with what people put between them: nobody is called that.
    private static func holdsNumber(_ name: String) -> Bool {
        name.filter { !" -–()（）+".contains($0) }.contains(/\d{6}/) || name.contains("@")
    }
}

// MARK: - Rotas

extension DutyRecords {
    private static func rota(_ fields: Fields) -> RotaRecord? {
        let post = fields.reference("post")
        let layers = fields.list("layers", count: 1...DutyLimits.layers, layer)
        let deputies = fields.optional.list("deputies", count: 0...DutyLimits.layers, layer) ?? []
        let follow = fields.optional.choice("follow", of: Rota.Follow.self) ?? .deputies
        let isConfirmed = fields.optional.flag("confirmed") ?? true
        let longest = fields.optional.duration("longest", in: .hours(1)...DutyLimits.horizon) ?? DutyLimits.longestShift
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let post, let layers, let provenance else { return nil }
        return RotaRecord(
            post: post, layers: layers, deputies: deputies, follow: follow, isConfirmed: isConfirmed, longest: longest,
            provenance: provenance)
    }

    private static func layer(_ fields: Fields) -> LayerRecord? {
        let days = fields.optional.choice("days", of: DayKind.self) ?? .every
        let shifts = shifts(fields)
        let people = fields.entries("turn", count: 1...DutyLimits.turn)?.compactMap { entry in
            entry.identifier().map { Located($0, at: entry.mark) }
        }
        let each = fields.choice("each", of: RotaLayer.Turn.self)
        let first = fields.date("first").flatMap { CalendarDate($0) }
        let last = fields.optional.date("last").flatMap { CalendarDate($0) }
        fields.rejectUnknownKeys()
        guard let shifts, let people, let each, let first else { return nil }
        if let last, last < first {
            fields.report(
                at: "last",
                problem: Bilingual(
                    zh: "最后一天 \(last) 早于第一天 \(first)", en: "the last day, \(last), is before the first, \(first)"),
                remedy: Bilingual(zh: "请写 \(first) 或更晚", en: "write \(first) or later"))
        }
        let layer = RotaLayer(days: days, shifts: shifts, people: people.map(\.value), each: each, first: first, last: last)
        return LayerRecord(layer: layer, mark: fields.mark, people: people)
    }

    /// Shifts of one layer may not overlap: two people would be on duty by accident.
    private static func shifts(_ fields: Fields) -> [DailyShift]? {
        let noun = Bilingual(zh: "班次（北京时间）", en: "a shift in Beijing time")
        let entries = fields.entries("shifts", count: 1...DutyLimits.shiftsPerDay)
        let shifts = entries?.compactMap { $0.parsed(as: noun, example: "08:00-20:00, 20:00-08:00") { DailyShift($0) } }
        guard let shifts, shifts.count == entries?.count else { return nil }
        let sorted = shifts.sorted { $0.start < $1.start }
        for (index, shift) in sorted.enumerated() {
            let next = index + 1 < sorted.count ? sorted[index + 1].start : sorted[0].start + 1440
            guard shift.start + shift.minutes > next else { continue }
            let other = sorted[(index + 1) % sorted.count]
            fields.report(
                at: "shifts",
                problem: Bilingual(
                    zh: "班次 \(shift) 与 \(other) 重叠，会有两人同时当班",
                    en: "the shifts \(shift) and \(other) overlap: two would be on duty"),
                remedy: Bilingual(zh: "请让每个班次在下一个开始时结束", en: "let each end when the next begins"))
        }
        return shifts
    }
}
