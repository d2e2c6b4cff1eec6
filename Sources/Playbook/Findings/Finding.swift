package import Wording

/// One mistake in a file: where it is, what is wrong, and what to write instead.
package struct Finding: Hashable, Sendable, Codable {
    /// An error means that the file cannot be used; a warning, that a person should look.
    package enum Severity: String, Hashable, Sendable, Codable {
        case error, warning

        var name: Bilingual {
            switch self {
            case .error: Bilingual(zh: "错误", en: "error")
            case .warning: Bilingual(zh: "警告", en: "warning")
            }
        }
    }

    package let severity: Severity
    package let mark: Mark
    package let problem: Bilingual
    package let remedy: Bilingual

    package init(_ severity: Severity = .error, at mark: Mark, problem: Bilingual, remedy: Bilingual) {
        self.severity = severity
        self.mark = mark
        self.problem = problem
        self.remedy = remedy
    }

    init(_ severity: Severity = .error, at mark: Mark, _ advice: Advice) {
        self.init(severity, at: mark, problem: advice.problem, remedy: advice.remedy)
    }
}

extension Finding: CustomStringConvertible {
    /// `file:line:column: error: problem — remedy`, which editors and terminals turn into a link.
    package var description: String { text(in: .en) }

    package func text(in language: Language) -> String {
        let what = "\(problem[language]) — \(remedy[language])"
        switch language {
        case .en: return "\(mark): \(severity.name.en): \(what)"
        case .zh: return "\(mark): \(severity.name.zh)：\(what)"
        }
    }
}

extension Sequence<Finding> {
    /// Whether what was read cannot be used.
    package var hasErrors: Bool { contains { $0.severity == .error } }
}
