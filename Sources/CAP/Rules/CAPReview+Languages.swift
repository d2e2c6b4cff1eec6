internal import Chronology

// Languages beside one another.

extension CAPReview {
    mutating func checkLanguages(_ message: CAPElement) {
        let infos = message.all("info")
        let isTold = infos.contains { $0.content("language") != nil }
        for info in infos { checkLanguage(of: info, isTold: isTold && infos.count > 1) }
        checkOverrides(infos)
        let languages = Dictionary(grouping: infos) { info in info.content("language")?.lowercased() ?? "en-us" }
        guard languages.count > 1, let first = infos.first else { return }
        let reference = languages[first.content("language")?.lowercased() ?? "en-us"] ?? []
        for blocks in languages.values.sorted(by: { ($0.first?.line ?? 0) < ($1.first?.line ?? 0) }) where blocks != reference {
            guard let block = blocks.first else { continue }
            compare(blocks, reference, by: { $0.all("category").map(\.trimmed) }, .languageCategory, at: block.first("category") ?? block)
            compare(blocks, reference, by: Self.eventCodes, .languageCode, at: block.first("eventCode") ?? block)
            compare(blocks, reference, by: Self.level, .languageLevel, at: block.first("severity") ?? block)
            compare(blocks, reference, by: Self.instants, .languageTimes, at: block.first("expires") ?? block)
            compareAreas(blocks, reference, at: block)
        }
    }

    private mutating func compare(
        _ left: [CAPElement], _ right: [CAPElement], by values: (CAPElement) -> [String], _ rule: CAPRule, at element: CAPElement
    ) {
        let (here, there) = (Set(left.flatMap(values)), Set(right.flatMap(values)))
        guard here != there else { return }
        note(rule, at: element, "\(here.sorted().joined(separator: ", ")) ≠ \(there.sorted().joined(separator: ", "))")
    }

    private static func eventCodes(_ info: CAPElement) -> [String] {
        info.all("eventCode").map { "\($0.value("valueName") ?? "")=\($0.value("value") ?? "")" }
    }

    private static func level(_ info: CAPElement) -> [String] {
        [["urgency", "severity", "certainty"].map { info.value($0) ?? "–" }.joined(separator: "/")]
    }

    private static func instants(_ info: CAPElement) -> [String] {
        ["onset", "expires"].map { name in
            "\(name) \(info.value(name).flatMap { CAPTime($0) }?.instant.rfc3339 ?? "–")"
        }
    }

    /// Later blocks of one language add to earlier ones and do not take anything back (CAP 1.2 §3.2.2).
    private mutating func checkOverrides(_ infos: [CAPElement]) {
        var seen: [String: [String]] = [:]
        for info in infos where infos.count > 1 {
            let subject = [info.content("language")?.lowercased() ?? "en-us", info.value("event") ?? ""]
            let times = ["effective", "onset", "expires"].map { info.value($0) ?? "" }
            let key = (subject + times + info.all("area").map(\.contents)).joined(separator: "\u{0}")
            let level = Self.level(info)
            if let earlier = seen[key], earlier != level, let element = info.first("severity") {
                note(.blockOverrides, at: element, "\(level.joined()) ≠ \(earlier.joined())")
            }
            seen[key] = seen[key] ?? level
        }
    }

    /// Only what both say by the same means: one may draw a polygon where the other gives codes.
    private mutating func compareAreas(_ left: [CAPElement], _ right: [CAPElement], at block: CAPElement) {
        for means in ["polygon", "circle", "geocode"] {
            let (here, there) = (Self.places(of: left, by: means), Self.places(of: right, by: means))
            guard !here.isEmpty, !there.isEmpty, here != there else { continue }
            let odd = here.symmetricDifference(there).sorted().first ?? ""
            return note(.languageArea, at: block.first("area") ?? block, "\(means) \(odd)")
        }
    }

    private static func places(of infos: [CAPElement], by means: String) -> Set<String> {
        Set(infos.flatMap { $0.all("area") }.flatMap { $0.all(means) }.map { $0.contents }.filter { !$0.isEmpty })
    }

    /// - Parameter isTold: whether another block says its language.
    private mutating func checkLanguage(of info: CAPElement, isTold: Bool) {
        let element = info.first("language")
        let tag = info.content("language") ?? "en-US"
        if let element, CAPLanguage.isTag(tag), !CAPLanguage.isKnown(tag) { note(.languageUnknown, at: element, tag) }
        if isTold, info.content("language") == nil { note(.languageMissing, at: element ?? info) }
        let text = ["event", "headline", "description", "instruction"].compactMap { info.value($0) }.joined()
        if let scripts = CAPScript.contradiction(of: text, to: CAPLanguage.primary(tag)) {
            note(.languageScript, at: element ?? info, "\(tag): \(scripts)")
        }
    }
}
