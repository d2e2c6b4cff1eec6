internal import Chronology

// The message as a whole: who, to whom, about what.

extension CAPReview {
    mutating func checkEnvelope(_ message: CAPElement) {
        checkNames(message)
        checkScope(message)
        checkType(message)
        checkExercise(message)
        for list in ["addresses", "incidents"] { if let element = message.first(list) { checkList(element) } }
    }

    /// Items parted by spaces; one that has spaces itself stands between quotation marks.
    private mutating func checkList(_ element: CAPElement) {
        let parts = element.text.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return note(.quotes, at: element, element.text) }
        for (index, part) in parts.enumerated() where index % 2 == 0 {
            let isGlued = index > 0 && part.first?.isWhitespace == false || index < parts.count - 1 && part.last?.isWhitespace == false
            let words = String(part).xmlWords
            let isParted = words.contains { word in
                word.contains(";") || word.hasSuffix(",") || word.hasPrefix(",") || element.name == "addresses" && word.contains(",")
            }
            if isParted { return note(.separators, at: element, element.text) }
            if isGlued { return note(.quotes, at: element, element.text) }
        }
    }

    private mutating func checkNames(_ message: CAPElement) {
        for (name, rule) in [("identifier", CAPRule.identifierCharacters), ("sender", .senderCharacters)] {
            guard let element = message.first(name), !CAPName.isName(element.trimmed) else { continue }
            note(rule, at: element, "‘\(element.trimmed)’")
        }
        if let sender = message.first("sender"), CAPName.isName(sender.trimmed), !sender.trimmed.contains(where: { ".:@".contains($0) }) {
            note(.senderLocal, at: sender, sender.trimmed)
        }
    }

    private mutating func checkScope(_ message: CAPElement) {
        guard let scope = message.first("scope") else { return }
        let value = CAPScope(rawValue: scope.trimmed)
        if value == .restricted, message.content("restriction") == nil {
            note(.restrictionMissing, at: message.first("restriction") ?? scope)
        }
        if value == .private, message.content("addresses") == nil { note(.addressesMissing, at: message.first("addresses") ?? scope) }
        if let value, value != .restricted, let text = message.content("restriction"), let element = message.first("restriction") {
            note(.restrictionUnused, at: element, "\(value.rawValue): \(text)")
        }
    }

    private mutating func checkType(_ message: CAPElement) {
        guard let element = message.first("msgType"), let type = CAPMessageType(rawValue: element.trimmed) else { return }
        let hasInfo = message.first("info") != nil
        switch type {
        case .alert:
            if message.content("references") != nil { note(.referencesUnused, at: message.first("references") ?? element) }
            if !hasInfo { note(.infoMissing, at: message) }
        case .update, .cancel, .ack, .error:
            if message.content("references") == nil { note(.referencesMissing, at: message.first("references") ?? element, type.rawValue) }
            if type == .update, !hasInfo { note(.infoMissing, at: message) }
            if type == .cancel, !hasInfo { note(.cancelSilent, at: message) }
            if type == .error, message.content("note") == nil { note(.errorNote, at: message.first("note") ?? element) }
        }
    }
}

// MARK: - References

extension CAPReview {
    mutating func checkReferences(_ message: CAPElement) {
        guard let element = message.first("references"), !element.text.isBlank else { return }
        let (identifier, sender) = (message.value("identifier"), message.value("sender"))
        let sent = message.value("sent").flatMap { CAPTime($0) }
        let isAnswer = ["Ack", "Error"].contains(message.value("msgType"))
        var seen: Set<String> = []
        for word in element.text.xmlWords {
            guard let reference = CAPReference(word) else {
                note(.referenceForm, at: element, word)
                continue
            }
            if !seen.insert(word).inserted { note(.referenceRepeated, at: element, word) }
            if reference.identifier == identifier, reference.sender == sender {
                note(.referenceSelf, at: element, word)
            } else if let sent, reference.sent.instant > sent.instant {
                note(.referenceFuture, at: element, "\(word) > \(sent)")
            }
            if !isAnswer, let sender, reference.sender != sender { note(.referenceSender, at: element, "\(reference.sender) ≠ \(sender)") }
            if reference.sent.text.hasSuffix("+00:00") { note(.utcForm, at: element, reference.sent.text) }
        }
    }
}
