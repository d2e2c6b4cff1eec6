// One block of one language.

extension CAPReview {
    mutating func checkInfo(_ info: CAPElement, in message: CAPElement) {
        checkResponses(info, in: message)
        checkLevel(info)
        if ["Alert", "Update"].contains(message.value("msgType")) { checkNews(info, in: message) }
        if let headline = info.first("headline"), headline.trimmed.count > Self.targetHeadline {
            note(.headlineLong, at: headline, "\(headline.trimmed.count)")
        }
        if let web = info.first("web"), !web.trimmed.isEmpty, CAPAddress.isReference(web.trimmed), !CAPAddress.isAbsolute(web.trimmed) {
            note(.webRelative, at: web, web.text)
        }
        checkScheme(of: info.first("web"))
        for pair in info.all("eventCode") + info.all("parameter") { checkAcronym(pair) }
    }

    /// What people need of a message that tells them something.
    private mutating func checkNews(_ info: CAPElement, in message: CAPElement) {
        let responses = info.all("responseType").map(\.trimmed)
        let isOver = responses.contains("None") || responses.contains("AllClear")
        let isGrave = ["Severe", "Extreme"].contains(info.value("severity")) && !isOver
        let told = responses.first { ["Evacuate", "Prepare", "Execute", "Avoid"].contains($0) }
        if info.content("instruction") == nil, isGrave || told != nil {
            note(.instructionMissing, at: info.first("instruction") ?? info, isGrave ? info.value("severity") ?? "" : told ?? "")
        }
        if info.content("headline") == nil, info.content("description") == nil { note(.noWords, at: info) }
        if info.content("senderName") == nil, message.value("scope") == "Public" { note(.senderNameMissing, at: info) }
        if info.first("area") == nil { note(.areaMissing, at: info) }
    }

    private mutating func checkLevel(_ info: CAPElement) {
        let level = ["urgency", "severity", "certainty"].compactMap { info.first($0) }
        if level.count == 3, level.allSatisfy({ $0.trimmed == "Unknown" }) { note(.levelUnknown, at: level[0]) }
        if info.value("certainty") == "Observed", info.value("urgency") == "Future", let element = info.first("certainty") {
            note(.observedFuture, at: element)
        }
    }

    /// CAP 1.2 §3.2.2: acronyms in capitals without periods.
    mutating func checkAcronym(_ pair: CAPElement) {
        guard let name = pair.first("valueName") else { return }
        let plain = name.trimmed.filter { $0 != "." }.uppercased()
        if Self.acronyms.contains(plain), name.trimmed != plain { note(.acronym, at: name, name.trimmed) }
    }

    private static let acronyms: Set = ["SAME", "FIPS", "FIPS6", "ZIP", "UGC", "VTEC", "CLC", "EAS-ORG", "CMAS"]

    /// What a page or a program would do with the address when somebody follows it.
    mutating func checkScheme(of element: CAPElement?) {
        guard let element, let scheme = element.trimmed.split(separator: ":", omittingEmptySubsequences: false).first else { return }
        if ["javascript", "vbscript", "data", "file"].contains(scheme.lowercased()), element.trimmed.contains(":") {
            note(.addressUnsafe, at: element, element.text)
        } else if CAPAddress.isLocal(element.trimmed) {
            note(.addressLocal, at: element, element.text)
        }
    }

    /// CAP 1.2 §3.2.2 headline: what some displays have room for.
    private static let targetHeadline = 160

    private mutating func checkResponses(_ info: CAPElement, in message: CAPElement) {
        let responses = info.all("responseType")
        let words = Set(responses.map(\.trimmed))
        if let none = responses.first(where: { $0.trimmed == "None" }), words.count > 1 { note(.responseNone, at: none) }
        if message.value("scope") == "Public", let assess = responses.first(where: { $0.trimmed == "Assess" }) {
            note(.responseAssess, at: assess)
        }
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
