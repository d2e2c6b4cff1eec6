internal import Chronology
package import Wording

/// A message as a duty officer reads it: plain text in one language, times in Beijing.
package struct CAPSheet: Sendable {
    package let text: String

    /// - Parameter state: nil where it is not known.
    package init(_ alert: CAPAlert, in language: Language, state: CAPState? = nil) {
        var lines = Self.head(of: alert, language)
        if let state { lines.append(state.text[language]) }
        for info in Self.blocks(of: alert, for: language) { lines += [""] + Self.lines(of: info, language) }
        if alert.info.isEmpty { lines += ["", Bilingual(zh: "（没有正文）", en: "(no text)")[language]] }
        text = lines.map(\.printable).joined(separator: "\n")
    }

    /// The blocks of the reader's language; all of them where there is none.
    private static func blocks(of alert: CAPAlert, for language: Language) -> [CAPInfo] {
        let own = alert.info.filter { CAPLanguage.primary($0.language ?? "en-US") == language.rawValue }
        return own.isEmpty ? alert.info : own
    }

    private static func head(of alert: CAPAlert, _ language: Language) -> [String] {
        let words = [alert.status.text, alert.msgType.text, alert.scope.text].map { $0[language] }
        let sent = Bilingual(zh: "\(alert.sent.instant.beijingText) 发出", en: "sent \(alert.sent.instant.beijingText) Beijing time")
        let rest: [(Bilingual, String?)] = [
            (Bilingual(zh: "备注", en: "note"), alert.note), (Bilingual(zh: "限制", en: "restriction"), alert.restriction),
            (Bilingual(zh: "收件", en: "to"), alert.addresses), (Bilingual(zh: "针对", en: "about"), alert.references),
        ]
        return [words.joined(separator: " · "), "\(alert.sender) \(alert.identifier)", sent[language]] + labelled(rest, language)
    }

    private static func lines(of info: CAPInfo, _ language: Language) -> [String] {
        let level = [info.urgency.text, info.severity.text, info.certainty.text].map { $0[language] }.joined(separator: " · ")
        let span = [info.onset ?? info.effective, info.expires].map { $0?.instant.beijingText ?? "?" }.joined(separator: " – ")
        let whole: [(Bilingual, String?)] = [
            (Bilingual(zh: "级别", en: "level"), level), (Bilingual(zh: "时段", en: "time"), span),
            (Bilingual(zh: "发布", en: "by"), info.senderName), (Bilingual(zh: "说明", en: "what"), info.description),
            (Bilingual(zh: "行动", en: "do"), info.instruction),
            (Bilingual(zh: "措施", en: "kind"), info.responseType.map { $0.text[language] }.joined(separator: language == .zh ? "、" : ", ")),
            (Bilingual(zh: "联系", en: "contact"), info.contact), (Bilingual(zh: "网页", en: "web"), info.web),
        ]
        let title = "\(info.headline ?? info.event) [\(info.language ?? "en-US")]"
        return [title] + labelled(whole, language) + info.area.map { line(of: $0, language) }
    }

    private static func line(of area: CAPArea, _ language: Language) -> String {
        let codes = area.geocode.map { "\($0.valueName) \($0.value)" }
        let shapes = area.polygon.map { "polygon(\($0.text.xmlWords.count))" } + area.circle.map { "circle(\($0.text.trimmingXMLSpace))" }
        let details = (codes + shapes).prefix(maximumDetails).joined(separator: "; ")
        return Bilingual(zh: "地点", en: "where")[language] + ": " + area.areaDesc.trimmingXMLSpace + (details.isEmpty ? "" : " (\(details))")
    }

    private static let maximumDetails = 12

    private static func labelled(_ parts: [(Bilingual, String?)], _ language: Language) -> [String] {
        parts.compactMap { label, text in
            guard let text = text?.trimmingXMLSpace, !text.isEmpty else { return nil }
            return "\(label[language]): \(text)"
        }
    }
}

extension String {
    /// Without what could move a terminal's cursor, turn the direction of writing or hide: such characters show as `�`.
    package var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { Self.isHarmless($0) ? $0 : "\u{FFFD}" }))
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: true
        case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: false
        default: true
        }
    }
}
