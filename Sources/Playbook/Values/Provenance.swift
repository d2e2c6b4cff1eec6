/// Where a fact comes from. The desk shows every fact that is not from a named source as such.
package struct Provenance: Hashable, Sendable, Codable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A document that anyone can look up.
        case namedSource = "named-source"
        /// Worked out from a named source; to be replaced by a survey.
        case estimate
        /// Made up to show how the system works.
        case illustrative
    }

    package let kind: Kind
    /// The document, table or method; there is always one unless the fact is illustrative.
    package let source: String?

    package init(kind: Kind, source: String?) {
        self.kind = kind
        self.source = source
    }

    package static let illustrative = Provenance(kind: .illustrative, source: nil)

    package var isIllustrative: Bool { kind == .illustrative }
}

extension Fields {
    /// The keys `provenance` and `source` of this mapping; the source is required unless the fact is illustrative.
    package func provenance() -> Provenance? {
        guard let kind = choice("provenance", of: Provenance.Kind.self) else {
            _ = optional.string("source")
            return nil
        }
        guard kind == .illustrative else {
            return required.string("source").map { Provenance(kind: kind, source: $0) }
        }
        return Provenance(kind: kind, source: optional.string("source"))
    }
}
