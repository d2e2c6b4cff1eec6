/// What a message says, once a language (CAP 1.2 §3.2.2).
package struct CAPInfo: Hashable, Sendable {
    /// RFC 3066; nil means en-US.
    package var language: String?
    package var category: [CAPCategory]
    package var event: String
    package var responseType: [CAPResponseType] = []
    package var urgency: CAPUrgency
    package var severity: CAPSeverity
    package var certainty: CAPCertainty
    package var audience: String?
    package var eventCode: [CAPPair] = []
    package var effective: CAPTime?
    package var onset: CAPTime?
    package var expires: CAPTime?
    package var senderName: String?
    package var headline: String?
    package var description: String?
    package var instruction: String?
    package var web: String?
    package var contact: String?
    package var parameter: [CAPPair] = []
    package var resource: [CAPResource] = []
    package var area: [CAPArea] = []

    package init(category: [CAPCategory], event: String, urgency: CAPUrgency, severity: CAPSeverity, certainty: CAPCertainty) {
        (self.category, self.event) = (category, event)
        (self.urgency, self.severity, self.certainty) = (urgency, severity, certainty)
    }
}

/// `valueName` and `value` of an event code, a parameter or a geocode.
package struct CAPPair: Hashable, Sendable {
    package var valueName: String
    package var value: String

    package init(_ valueName: String, _ value: String) { (self.valueName, self.value) = (valueName, value) }
}

/// A file beside the text, by address or in the message (CAP 1.2 §3.2.3).
package struct CAPResource: Hashable, Sendable {
    package var resourceDesc: String
    package var mimeType: String
    /// Bytes, as written.
    package var size: String?
    package var uri: String?
    /// Base64.
    package var derefUri: String?
    /// SHA-1, hexadecimal.
    package var digest: String?

    package init(resourceDesc: String, mimeType: String) { (self.resourceDesc, self.mimeType) = (resourceDesc, mimeType) }
}

/// Where (CAP 1.2 §3.2.4).
package struct CAPArea: Hashable, Sendable {
    package var areaDesc: String
    package var polygon: [CAPPolygon] = []
    package var circle: [CAPCircle] = []
    package var geocode: [CAPPair] = []
    /// Feet above mean sea level, as written.
    package var altitude: String?
    package var ceiling: String?

    package init(areaDesc: String) { self.areaDesc = areaDesc }
}
