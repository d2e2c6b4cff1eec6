// The schema, element by element, so that what is wrong can be said in words.

extension CAPReview {
    mutating func checkStructure(_ root: CAPElement) { check(root, holds: CAPGrammar.alert, maySign: true) }

    private mutating func check(_ element: CAPElement, holds particles: [CAPParticle], maySign: Bool = false) {
        checkAttributes(element)
        if !element.text.isBlank { note(.strayText, at: element, element.text) }
        var (reached, counts) = (0, [Int](repeating: 0, count: particles.count + 1))
        for child in element.children {
            let signature = maySign && child.namespace == CAPElement.signatureNamespace
            let place = child.isCAP ? particles.firstIndex { $0.name == child.name } : signature ? particles.count : nil
            guard let place else {
                note(.unknownElement, at: child, Self.nameAndNamespace(child))
                continue
            }
            checkPlace(child, place, reached: reached, count: counts[place], particles)
            reached = max(reached, place)
            counts[place] += 1
            if place < particles.count { check(child, is: particles[place].content) }
        }
        for (index, particle) in particles.enumerated() where particle.isRequired && counts[index] == 0 {
            let names = Set(particles[..<index].map(\.name))
            let before = element.children.last { $0.isCAP && names.contains($0.name) } ?? element
            add(CAPFinding(.missing, line: before.line, path: element.path, found: Self.place(of: index, in: particles)))
        }
    }

    private mutating func checkPlace(_ child: CAPElement, _ place: Int, reached: Int, count: Int, _ particles: [CAPParticle]) {
        if place < particles.count, count > 0, !particles[place].repeats {
            note(.repeated, at: child, child.name)
        } else if place < reached {
            let after = reached < particles.count ? particles[reached].name : "Signature"
            note(.misplaced, at: child, "\(child.name) < \(after)")
        }
    }

    /// `scope (… msgType, source, scope, restriction …)`: the missing name and its neighbours.
    private static func place(of index: Int, in particles: [CAPParticle]) -> String {
        let around = particles[max(0, index - 2)..<min(particles.count, index + 2)].map(\.name)
        return "\(particles[index].name) (… \(around.joined(separator: ", ")) …)"
    }

    private static func nameAndNamespace(_ element: CAPElement) -> String {
        element.isCAP ? element.name : "\(element.name) xmlns=\"\(element.namespace)\""
    }

    private mutating func checkAttributes(_ element: CAPElement) {
        for attribute in element.attributes {
            let isHint = attribute.namespace == CAPElement.schemaInstanceNamespace && attribute.name.hasSuffix("chemaLocation")
            if !isHint { note(.unknownAttribute, at: element, "\(attribute.name)=\"\(attribute.value)\"") }
        }
    }
}

// MARK: - Content

extension CAPReview {
    private mutating func check(_ element: CAPElement, is content: CAPParticle.Content) {
        if case .elements(let particles) = content { return check(element, holds: particles) }
        checkAttributes(element)
        for child in element.children { note(.unknownElement, at: child, Self.nameAndNamespace(child)) }
        guard element.children.isEmpty else { return }
        switch content {
        case .text, .elements: break
        case .word(let words):
            if !words.contains(element.text) { note(.unknownWord, at: element, Self.unknown(element.text, words)) }
        case .time:
            if let fault = CAPTimeFault(in: element.trimmed) { note(.timeForm, at: element, "\(element.trimmed) (\(fault.rawValue))") }
        case .language: check(element, CAPLanguage.isTag(element.trimmed) || element.text.isEmpty, "language (RFC 5646: zh-CN)")
        case .integer: check(element, Self.isInteger(element.trimmed), "integer")
        case .decimal: check(element, Self.isDecimal(element.trimmed), "decimal")
        case .address: check(element, CAPAddress.isReference(element.trimmed), "URI")
        }
    }

    private mutating func check(_ element: CAPElement, _ isOfType: Bool, _ type: String) {
        if !isOfType { note(.wrongType, at: element, "‘\(element.text)’ ≠ \(type)") }
    }

    /// The word that stood there, the nearest of the list first.
    private static func unknown(_ text: String, _ words: [String]) -> String {
        let trimmed = text.trimmingXMLSpace
        // CAP 1.0 had it; it is to be read as Likely.
        let meant = trimmed == "Very Likely" ? "Likely" : words.first { $0.lowercased() == trimmed.lowercased() }
        return "‘\(text.excerpt())’ → \(meant ?? words.joined(separator: " | "))"
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = text.utf8.first.map { $0 == 0x2B || $0 == 0x2D } == true ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
    }

    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.utf8.first.map { $0 == 0x2B || $0 == 0x2D } == true ? text.dropFirst() : text[...]
        let parts = digits.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.contains { !$0.isEmpty } && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
    }
}
