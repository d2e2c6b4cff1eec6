/// The schema of CAP 1.2 as data: what an element may hold, in which order, how often.
struct CAPParticle: Sendable {
    let name: String
    let isRequired: Bool
    let repeats: Bool
    let content: Content

    enum Content: Sendable {
        case text
        /// One word of a list.
        case word([String])
        case time
        case language
        case integer
        case decimal
        case address
        case elements([CAPParticle])
    }
}

/// Built from CAP-v1.2.xsd (OASIS, 2010); that both say the same is tested against libxml2.
enum CAPGrammar {
    static let alert: [CAPParticle] = [
        one("identifier"), one("sender"), one("sent", .time), one("status", .word(CAPStatus.words)),
        one("msgType", .word(CAPMessageType.words)), maybe("source"), one("scope", .word(CAPScope.words)), maybe("restriction"),
        maybe("addresses"), any("code"), maybe("note"), maybe("references"), maybe("incidents"), any("info", .elements(info)),
    ]

    static let info: [CAPParticle] = [
        maybe("language", .language), some("category", .word(CAPCategory.words)), one("event"),
        any("responseType", .word(CAPResponseType.words)), one("urgency", .word(CAPUrgency.words)),
        one("severity", .word(CAPSeverity.words)), one("certainty", .word(CAPCertainty.words)), maybe("audience"),
        any("eventCode", .elements(pair)), maybe("effective", .time), maybe("onset", .time), maybe("expires", .time),
        maybe("senderName"), maybe("headline"), maybe("description"), maybe("instruction"), maybe("web", .address), maybe("contact"),
        any("parameter", .elements(pair)), any("resource", .elements(resource)), any("area", .elements(area)),
    ]

    static let resource: [CAPParticle] = [
        one("resourceDesc"), one("mimeType"), maybe("size", .integer), maybe("uri", .address), maybe("derefUri"), maybe("digest"),
    ]

    static let area: [CAPParticle] = [
        one("areaDesc"), any("polygon"), any("circle"), any("geocode", .elements(pair)), maybe("altitude", .decimal),
        maybe("ceiling", .decimal),
    ]

    static let pair: [CAPParticle] = [one("valueName"), one("value")]

    private static func one(_ name: String, _ content: CAPParticle.Content = .text) -> CAPParticle {
        CAPParticle(name: name, isRequired: true, repeats: false, content: content)
    }

    private static func maybe(_ name: String, _ content: CAPParticle.Content = .text) -> CAPParticle {
        CAPParticle(name: name, isRequired: false, repeats: false, content: content)
    }

    private static func some(_ name: String, _ content: CAPParticle.Content) -> CAPParticle {
        CAPParticle(name: name, isRequired: true, repeats: true, content: content)
    }

    private static func any(_ name: String, _ content: CAPParticle.Content = .text) -> CAPParticle {
        CAPParticle(name: name, isRequired: false, repeats: true, content: content)
    }
}
