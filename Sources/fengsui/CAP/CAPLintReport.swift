import CAP
import Foundation
import Wording

/// The findings of one file for a person.
struct CAPLintReport {
    let text: String

    init(_ judged: CAPJudged, _ language: OutputLanguage, hidesHints: Bool) {
        let shown = judged.findings.filter { !hidesHints || $0.rule.severity != .hint }
        let lines = shown.flatMap { Self.lines(of: $0, language) }
        let more = Bilingual(zh: "还有 \(judged.omitted) 条", en: "and \(judged.omitted) more")
        text = ([Self.head(of: judged, language)] + lines + (judged.omitted > 0 ? ["  " + language.choose(from: more)] : []))
            .joined(separator: "\n")
    }

    private static func head(of judged: CAPJudged, _ language: OutputLanguage) -> String {
        let style: Terminal.Style =
            switch judged.verdict {
            case .valid: .green
            case .questionable: .yellow
            case .invalid: .red
            }
        return "\(judged.file.printable): " + Terminal.styled(language.choose(from: judged.verdict.text), style)
    }

    private static func lines(of finding: CAPFinding, _ language: OutputLanguage) -> [String] {
        let line = Bilingual(zh: "第\(finding.line)行", en: "line \(finding.line)")
        let place = [finding.line > 0 ? language.choose(from: line) : nil, finding.path.isEmpty ? nil : finding.path].compactMap(\.self)
        let head =
            "  " + place.joined(separator: " ") + (place.isEmpty ? "" : " ") + "[\(word(for: finding.rule.severity)) \(finding.rule.id)]"
        return [
            head.printable, "    " + flat(language.choose(from: finding.text)), "    → " + flat(language.choose(from: finding.rule.fix)),
        ]
    }

    private static func word(for severity: CAPRule.Severity) -> String {
        switch severity {
        case .error: Terminal.styled("error", .red)
        case .warning: Terminal.styled("warning", .yellow)
        case .hint: "hint"
        }
    }

    /// One line, whatever a message brings.
    private static func flat(_ text: String) -> String { text.printable.split(separator: "\n").joined(separator: " ") }
}

/// The same for a program.
struct CAPLintRecord: Encodable {
    let file: String
    let verdict: String
    let identifier: String?
    let sender: String?
    let schemaObjection: String?
    let omitted: Int
    let findings: [Finding]

    struct Finding: Encodable {
        let line: Int?
        let path: String
        let rule: String
        let severity: String
        let found: String
        let text: Bilingual
        let fix: Bilingual
        let citation: String
    }

    init(_ judged: CAPJudged) {
        (file, verdict, omitted) = (judged.file, judged.verdict.rawValue, judged.omitted)
        (identifier, sender, schemaObjection) = (judged.identifier, judged.sender, judged.schemaObjection)
        findings = judged.findings.map {
            Finding(
                line: $0.line > 0 ? $0.line : nil, path: $0.path, rule: $0.rule.id, severity: $0.rule.severity.rawValue, found: $0.found,
                text: $0.text, fix: $0.rule.fix, citation: $0.rule.citation)
        }
    }

    var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
