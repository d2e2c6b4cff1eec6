extension CAPAlert {
    /// The message in a tree that the schema takes; nil for any other.
    package init?(_ root: CAPElement) {
        guard root.name == "alert", root.isCAP, let sent = root.value("sent").flatMap({ CAPTime($0) }),
            let status: CAPStatus = root.word("status"), let type: CAPMessageType = root.word("msgType"),
            let scope: CAPScope = root.word("scope"), let identifier = root.first("identifier")?.text,
            let sender = root.first("sender")?.text
        else { return nil }
        let blocks = root.all("info").map(CAPInfo.init(_:))
        guard !blocks.contains(nil) else { return nil }
        self.init(identifier: identifier, sender: sender, sent: sent, status: status, msgType: type, scope: scope)
        (source, restriction, addresses) = (root.text(of: "source"), root.text(of: "restriction"), root.text(of: "addresses"))
        (note, references, incidents) = (root.text(of: "note"), root.text(of: "references"), root.text(of: "incidents"))
        code = root.all("code").map(\.text)
        info = blocks.compactMap(\.self)
        isSigned = root.children.contains(where: \.isSignature)
    }
}

extension CAPInfo {
    init?(_ element: CAPElement) {
        guard let event = element.first("event")?.text, let urgency: CAPUrgency = element.word("urgency"),
            let severity: CAPSeverity = element.word("severity"), let certainty: CAPCertainty = element.word("certainty"),
            let category: [CAPCategory] = element.words("category"), let responseType: [CAPResponseType] = element.words("responseType")
        else { return nil }
        self.init(category: category, event: event, urgency: urgency, severity: severity, certainty: certainty)
        self.responseType = responseType
        (language, audience, senderName) = (element.text(of: "language"), element.text(of: "audience"), element.text(of: "senderName"))
        (headline, description) = (element.text(of: "headline"), element.text(of: "description"))
        (instruction, web, contact) = (element.text(of: "instruction"), element.text(of: "web"), element.text(of: "contact"))
        (effective, onset, expires) = (element.time("effective"), element.time("onset"), element.time("expires"))
        eventCode = element.all("eventCode").map(CAPPair.init(_:))
        parameter = element.all("parameter").map(CAPPair.init(_:))
        resource = element.all("resource").map(CAPResource.init(_:))
        area = element.all("area").map(CAPArea.init(_:))
    }
}

extension CAPPair {
    init(_ element: CAPElement) { self.init(element.text(of: "valueName") ?? "", element.text(of: "value") ?? "") }
}

extension CAPResource {
    init(_ element: CAPElement) {
        self.init(resourceDesc: element.text(of: "resourceDesc") ?? "", mimeType: element.text(of: "mimeType") ?? "")
        (size, uri) = (element.text(of: "size"), element.text(of: "uri"))
        (derefUri, digest) = (element.text(of: "derefUri"), element.text(of: "digest"))
    }
}

extension CAPArea {
    init(_ element: CAPElement) {
        self.init(areaDesc: element.text(of: "areaDesc") ?? "")
        polygon = element.all("polygon").map { CAPPolygon($0.text) }
        circle = element.all("circle").map { CAPCircle($0.text) }
        geocode = element.all("geocode").map(CAPPair.init(_:))
        (altitude, ceiling) = (element.text(of: "altitude"), element.text(of: "ceiling"))
    }
}

extension CAPElement {
    fileprivate func text(of name: String) -> String? { first(name)?.text }

    fileprivate func time(_ name: String) -> CAPTime? { value(name).flatMap { CAPTime($0) } }

    func word<Word: CAPWord>(_ name: String) -> Word? { value(name).flatMap { Word(rawValue: $0) } }

    /// Nil where one of them is none of the list.
    func words<Word: CAPWord>(_ name: String) -> [Word]? {
        let words = all(name).map { Word(rawValue: $0.trimmed) }
        return words.contains(nil) ? nil : words.compactMap(\.self)
    }
}
