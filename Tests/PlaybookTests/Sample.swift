import Playbook
import Wording

enum Level: String, CaseIterable {
    case yellow, orange, red
}

struct Criterion: Equatable {
    let id: String
    let name: Bilingual
    let level: Level
    let hours: Int
    let within: Duration
    let limit: Double?
    let since: String?
    let isDefault: Bool?
    let lags: [Int]?
    let place: Located<String>
    let provenance: Provenance
}

/// A small domain, read as the domain modules read theirs.
func criterion(_ fields: Fields) -> Criterion? {
    let id = fields.identifier("id")
    let name = fields.bilingual("name")
    let level = fields.choice("level", of: Level.self)
    let hours = fields.integer("hours", in: 1...240)
    let within = fields.duration("within", in: .seconds(60) ... .seconds(86_400))
    let limit = fields.optional.number("limit", in: 0...500, unit: "µg/m³")
    let since = fields.optional.date("since")
    let isDefault = fields.optional.flag("default")
    let lags = fields.optional.entries("lags", count: 1...3)?.compactMap { $0.integer(in: 0...10) }
    let place = fields.reference("place")
    let provenance = fields.provenance()
    fields.rejectUnknownKeys()
    guard let id, let name, let level, let hours, let within, let place, let provenance else { return nil }
    return Criterion(
        id: id, name: name, level: level, hours: hours, within: within, limit: limit, since: since, isDefault: isDefault,
        lags: lags, place: place, provenance: provenance)
}

func criteria(_ text: String) -> (value: [Criterion]?, findings: [Finding]) {
    Reader.read(text, file: "c.yaml") { fields in
        let list = fields.list("criteria", count: 1...5, unique: "id", criterion)
        fields.rejectUnknownKeys()
        return list
    }
}

let validText = """
    # 预警条件
    criteria:
      - id: orange-air
        name: {zh: 橙色, en: Orange}
        level: orange
        hours: 48
        within: 1h30min
        limit: 115.5
        since: 2020-02-29
        default: false
        lags: [0, 3]
        place: kashgar-city
        provenance: named-source
        source: "GB 3095: table 1"
      - id: red-air
        name:
          zh: 红色
          en: Red
        level: red
        hours: 24
        within: 30min
        place: tumxuk
        provenance: illustrative

    """
