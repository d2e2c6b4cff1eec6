extension CAPAlert {
    /// The message as elements, in the schema's order; without a signature.
    package var element: CAPElement {
        let head = [
            leaf("identifier", identifier), leaf("sender", sender), leaf("sent", sent.text), leaf("status", status.rawValue),
            leaf("msgType", msgType.rawValue), leaf("source", source), leaf("scope", scope.rawValue), leaf("restriction", restriction),
            leaf("addresses", addresses),
        ]
        let tail = [leaf("note", note), leaf("references", references), leaf("incidents", incidents)]
        return CAPElement("alert", children: (head + leaves("code", code) + tail).compactMap(\.self) + info.map(\.element))
    }
}

extension CAPInfo {
    var element: CAPElement {
        let what = [leaf("language", language)] + leaves("category", category.map(\.rawValue)) + [leaf("event", event)]
        let how =
            leaves("responseType", responseType.map(\.rawValue)) + [
                leaf("urgency", urgency.rawValue), leaf("severity", severity.rawValue), leaf("certainty", certainty.rawValue),
                leaf("audience", audience),
            ]
        let when = [leaf("effective", effective?.text), leaf("onset", onset?.text), leaf("expires", expires?.text)]
        let words = [
            leaf("senderName", senderName), leaf("headline", headline), leaf("description", description), leaf("instruction", instruction),
            leaf("web", web), leaf("contact", contact),
        ]
        let more = parameter.map { $0.element("parameter") } + resource.map(\.element) + area.map(\.element)
        return CAPElement(
            "info", children: (what + how + eventCode.map { $0.element("eventCode") } + when + words).compactMap(\.self) + more)
    }
}

extension CAPPair {
    func element(_ name: String) -> CAPElement {
        CAPElement(name, children: [leaf("valueName", valueName), leaf("value", value)].compactMap(\.self))
    }
}

extension CAPResource {
    var element: CAPElement {
        let parts = [
            leaf("resourceDesc", resourceDesc), leaf("mimeType", mimeType), leaf("size", size), leaf("uri", uri),
            leaf("derefUri", derefUri), leaf("digest", digest),
        ]
        return CAPElement("resource", children: parts.compactMap(\.self))
    }
}

extension CAPArea {
    var element: CAPElement {
        let places = leaves("polygon", polygon.map(\.text)) + leaves("circle", circle.map(\.text)) + geocode.map { $0.element("geocode") }
        let parts = [leaf("areaDesc", areaDesc)] + places + [leaf("altitude", altitude), leaf("ceiling", ceiling)]
        return CAPElement("area", children: parts.compactMap(\.self))
    }
}

private func leaf(_ name: String, _ text: String?) -> CAPElement? { text.map { CAPElement(name, text: $0) } }

private func leaves(_ name: String, _ texts: [String]) -> [CAPElement?] { texts.map { leaf(name, $0) } }
