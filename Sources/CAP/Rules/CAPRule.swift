package import Wording

/// Something that must or should hold of a message.
package struct CAPRule: Hashable, Sendable {
    /// Stable, for programs: `reference.self`.
    package let id: String
    package let severity: Severity
    /// Where it is written.
    package let citation: String
    /// What is wrong, as a sentence.
    package let text: Bilingual
    /// What to do about it.
    package let fix: Bilingual

    /// What a breach means.
    package enum Severity: String, CaseIterable, Hashable, Sendable {
        /// The message must not be sent or taken like this.
        case error
        /// Taken, but people or programs may misread it.
        case warning
        /// Could be better.
        case hint

        /// The worst first.
        var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .hint: 2
            }
        }
    }

    init(_ id: String, _ severity: Severity, _ citation: String, _ text: Bilingual, fix: Bilingual) {
        (self.id, self.severity, self.citation, self.text, self.fix) = (id, severity, citation, text, fix)
    }
}

extension CAPRule {
    /// Every rule, in the order in which the documentation lists them.
    package static let all: [CAPRule] = [
        reading, schema, envelope, references, chain, times, languages, infos, areas, resources, signatures,
    ].flatMap(\.self)
}

/// One breach of one rule.
package struct CAPFinding: Hashable, Sendable {
    package let rule: CAPRule
    /// In the file, from 1; 0 where there is none.
    package let line: Int
    /// The element, as `info[1]/area[2]/polygon`; empty for the message as a whole.
    package let path: String
    /// What stood there; no sentence, the same in both languages.
    package let found: String

    package init(_ rule: CAPRule, line: Int, path: String = "", found: String = "") {
        (self.rule, self.line, self.path, self.found) = (rule, line, path, found)
    }

    /// The sentence, with what was found.
    package var text: Bilingual {
        guard !found.isEmpty else { return rule.text }
        return Bilingual(zh: "\(rule.text.zh)：\(found)", en: "\(rule.text.en): \(found)")
    }
}

/// What comes of it.
package enum CAPVerdict: String, CaseIterable, Hashable, Sendable {
    case valid
    /// Nothing but warnings.
    case questionable
    case invalid

    package init(_ findings: [CAPFinding]) {
        let severities = Set(findings.map(\.rule.severity))
        self = severities.contains(.error) ? .invalid : severities.contains(.warning) ? .questionable : .valid
    }

    package var text: Bilingual {
        switch self {
        case .valid: Bilingual(zh: "有效", en: "valid")
        case .questionable: Bilingual(zh: "有效，但有警告", en: "valid, with warnings")
        case .invalid: Bilingual(zh: "无效", en: "not valid")
        }
    }
}
