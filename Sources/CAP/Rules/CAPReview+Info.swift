internal import Chronology

// One block of one language.

extension CAPReview {
    mutating func checkTimes(_ info: CAPElement, in message: CAPElement) {
        let sent = message.value("sent").flatMap { CAPTime($0) }
        guard let element = info.first("expires") else {
            if !["Ack", "Error", "Cancel"].contains(message.value("msgType")) { note(.noExpiry, at: info) }
            return
        }
        guard let expires = CAPTime(element.text) else { return }
        if let sent, expires.instant <= sent.instant { note(.expiresBeforeSent, at: element, "\(expires) ≤ \(sent)") }
        if let time = info.value("effective").flatMap({ CAPTime($0) }), expires.instant <= time.instant {
            note(.expiresBeforeEffective, at: element, "\(expires) ≤ \(time)")
        }
        if let time = info.value("onset").flatMap({ CAPTime($0) }), expires.instant < time.instant {
            note(.expiresBeforeOnset, at: element, "\(expires) < \(time)")
        }
        if info.value("urgency") == "Past", let sent, expires.instant > sent.instant { note(.pastButValid, at: element, expires.text) }
    }

    mutating func checkInfo(_ info: CAPElement, in message: CAPElement) {
        checkResponses(info, in: message)
        let isNews = ["Alert", "Update"].contains(message.value("msgType"))
        let responses = info.all("responseType").map(\.trimmed)
        if isNews, ["Severe", "Extreme"].contains(info.value("severity")), info.content("instruction") == nil,
            !responses.contains("None"), !responses.contains("AllClear")
        {
            note(.instructionMissing, at: info.first("instruction") ?? info, info.value("severity") ?? "")
        }
        if isNews, info.content("headline") == nil, info.content("description") == nil { note(.noWords, at: info) }
        if isNews, info.first("area") == nil { note(.areaMissing, at: info) }
        if let headline = info.first("headline"), headline.trimmed.count > Self.targetHeadline {
            note(.headlineLong, at: headline, "\(headline.trimmed.count)")
        }
        if let web = info.first("web"), !web.trimmed.isEmpty, CAPAddress.isReference(web.trimmed), !CAPAddress.isAbsolute(web.trimmed) {
            note(.webRelative, at: web, web.text)
        }
        checkScheme(of: info.first("web"))
    }

    /// What a page or a program would do with the address when somebody follows it.
    mutating func checkScheme(of element: CAPElement?) {
        guard let element, let scheme = element.trimmed.split(separator: ":", omittingEmptySubsequences: false).first else { return }
        if ["javascript", "vbscript", "data", "file"].contains(scheme.lowercased()), element.trimmed.contains(":") {
            note(.addressUnsafe, at: element, element.text)
        }
    }

    /// CAP 1.2 §3.2.2 headline: what some displays have room for.
    private static let targetHeadline = 160

    private mutating func checkResponses(_ info: CAPElement, in message: CAPElement) {
        let responses = info.all("responseType")
        let words = Set(responses.map(\.trimmed))
        if let none = responses.first(where: { $0.trimmed == "None" }), words.count > 1 { note(.responseNone, at: none) }
        guard let clear = responses.first(where: { $0.trimmed == "AllClear" }) else { return }
        if message.value("msgType") == "Alert" { note(.responseAllClear, at: clear, "msgType Alert") }
        if let urgency = info.value("urgency"), ["Immediate", "Expected"].contains(urgency) {
            note(.responseAllClear, at: clear, "urgency \(urgency)")
        }
        if !words.isSubset(of: ["AllClear", "Monitor", "Assess"]) {
            note(.responseAllClear, at: clear, words.sorted().joined(separator: ", "))
        }
    }
}

// MARK: - Languages beside one another

extension CAPReview {
    mutating func checkLanguages(_ message: CAPElement) {
        let infos = message.all("info")
        let isTold = infos.contains { $0.content("language") != nil }
        for info in infos { checkLanguage(of: info, isTold: isTold && infos.count > 1) }
        let languages = Dictionary(grouping: infos) { info in info.content("language")?.lowercased() ?? "en-us" }
        guard languages.count > 1, let first = infos.first else { return }
        let reference = languages[first.content("language")?.lowercased() ?? "en-us"] ?? []
        for blocks in languages.values.sorted(by: { ($0.first?.line ?? 0) < ($1.first?.line ?? 0) }) where blocks != reference {
            guard let block = blocks.first else { continue }
            compare(blocks, reference, by: { $0.all("category").map(\.trimmed) }, .languageCategory, at: block.first("category") ?? block)
            compare(blocks, reference, by: Self.eventCodes, .languageCode, at: block.first("eventCode") ?? block)
            compare(blocks, reference, by: Self.level, .languageLevel, at: block.first("severity") ?? block)
            compare(blocks, reference, by: Self.instants, .languageTimes, at: block.first("expires") ?? block)
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
