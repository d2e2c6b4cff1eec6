import Events

extension Sample {
    static let capSent = CAPSent(
        identifier: "local-kashgar-urban-dust-2020-01-1", sender: "warning.kashgar.example", msgType: "Alert",
        about: "local-kashgar-urban-dust-2020-01", xml: "<alert/>")

    static func capReceived(
        from: String = "message.cap", accepted: Bool = true, severity: String = "Severe", signature: CAPSignatureState = .valid,
        remarks: [String] = []
    ) -> CAPReceived {
        CAPReceived(
            identifier: "m-1", sender: "warning.neighbour.example", msgType: "Alert", status: "Actual", from: from, headline: "大风橙色预警",
            severity: severity, isAccepted: accepted, rules: accepted ? remarks : ["time.form", "polygon.open"], signature: signature,
            answer: "ack-m-1")
    }

    static let messagePayloads: [any EventPayload] = [capSent, capReceived()]
}
