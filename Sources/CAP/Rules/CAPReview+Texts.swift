// Empty, padded, repeated, garbled: what can be wrong with any element.

extension CAPReview {
    mutating func checkTexts(_ message: CAPElement) {
        checkText(of: message)
        checkTime(of: message.first("sent"))
        for info in message.all("info") { for name in ["effective", "onset", "expires"] { checkTime(of: info.first(name)) } }
    }

    /// Never deeper than the reader lets an element be.
    private mutating func checkText(of element: CAPElement) {
        guard element.isCAP else { return }
        checkRepeats(in: element)
        for child in element.children { checkText(of: child) }
        guard element.children.isEmpty, !Self.containers.contains(element.name) else { return }
        if element.text.isBlank {
            checkEmpty(element)
        } else if element.text.isPadded, !Self.prose.contains(element.name), !Self.judgedElsewhere.contains(element.name) {
            note(.padded, at: element, "‘\(element.text.excerpt())’")
        }
        if CAPScript.isGarbled(element.text) { note(.garbled, at: element, element.text.excerpt()) }
        let isKey = Self.keys.contains(element.name)
        if let scalar = CAPScript.invisible(in: element.text, evenHarmless: isKey) { note(.invisible, at: element, scalar) }
        if Self.spoken.contains(element.name), Self.hasMarkup(element.text) { note(.markup, at: element, element.text.excerpt()) }
    }

    private static let containers: Set = ["alert", "info", "area", "resource", "eventCode", "parameter", "geocode"]
    /// White space around it does no harm.
    private static let prose: Set = ["description", "instruction", "note", "restriction", "derefUri", "polygon"]
    private static let spoken: Set = ["event", "headline", "description", "instruction", "areaDesc", "audience", "contact", "senderName"]
    /// Must have content; names, words and times are judged by rules of their own.
    private static let needed: Set = ["event", "areaDesc", "valueName", "resourceDesc", "mimeType", "polygon", "circle"]

    /// Words and times, for which the schema's rules speak.
    private static let judgedElsewhere: Set = [
        "sent", "status", "msgType", "scope", "category", "responseType", "urgency", "severity", "certainty", "effective", "onset",
        "expires", "size", "altitude", "ceiling",
    ]
    /// Compared by programs, letter by letter.
    private static let keys: Set = ["identifier", "sender", "references", "web", "uri", "mimeType", "digest", "valueName"]
    private static let named: Set = ["identifier", "sender", "references"]

    private mutating func checkEmpty(_ element: CAPElement) {
        guard !Self.judgedElsewhere.contains(element.name), !Self.named.contains(element.name) else { return }
        note(Self.needed.contains(element.name) ? .valueEmpty : .elementEmpty, at: element, element.name)
    }

    /// `<br />`, `</p>`, `&nbsp;`: a tag's name or an entity, not a mere sign.
    private static func hasMarkup(_ text: String) -> Bool {
        let text = text.opening.lowercased()
        return [
            "<br", "<p>", "<p ", "</p>", "<b>", "<i>", "<a ", "</a>", "<div", "<span", "<ul", "<li", "<font", "&nbsp;", "&amp;", "&lt;",
        ]
        .contains { text.contains($0) }
    }

    private mutating func checkRepeats(in element: CAPElement) {
        var seen: Set<String> = []
        for child in element.children where Self.many.contains(child.name) {
            let content = child.contents
            if !content.isEmpty, !seen.insert("\(child.name)\u{0}\(content)").inserted { note(.valueRepeated, at: child, content) }
        }
    }

    private static let many: Set = [
        "code", "category", "responseType", "eventCode", "parameter", "geocode", "polygon", "circle", "info", "area", "resource",
    ]

    private mutating func checkTime(of element: CAPElement?) {
        guard let element, CAPTime(element.text) != nil, element.trimmed.hasSuffix("+00:00") else { return }
        note(.utcForm, at: element, element.trimmed)
    }
}
