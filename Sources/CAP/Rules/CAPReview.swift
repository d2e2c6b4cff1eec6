/// What one message is found to be: every rule applied to its elements.
package struct CAPReview: Sendable {
    /// In the order of the file.
    package private(set) var findings: [CAPFinding] = []
    /// More than are kept; see `maximumFindings`.
    package private(set) var omitted = 0
    /// How often each rule was broken.
    private var counts: [String: Int] = [:]
    /// That may still be made to find crossings.
    var comparisons = CAPOutline.maximumComparisons

    /// Of one message. What comes after says nothing new to whoever has to mend it.
    package static let maximumFindings = 200
    /// Of one rule in one message, so that ten thousand stray blanks do not hide what else there is.
    package static let maximumOfOneRule = 25

    /// What the rules need of the world outside.
    package struct Instruments: Sendable {
        /// SHA-1 of bytes, as 20 bytes; only to compare what CAP's `digest` says, never to trust.
        package let sha1: @Sendable ([UInt8]) -> [UInt8]

        package init(sha1: @escaping @Sendable ([UInt8]) -> [UInt8]) { self.sha1 = sha1 }
    }

    /// - Parameter root: any element; paths are filled in here.
    package init(_ root: CAPElement, with instruments: Instruments) {
        let message = root.located()
        guard checkRoot(message) else { return }
        checkStructure(message)
        checkEnvelope(message)
        checkReferences(message)
        for info in message.all("info") {
            checkTimes(info, in: message)
            checkInfo(info, in: message)
            for area in info.all("area") { checkArea(area, in: message) }
            for resource in info.all("resource") { checkResource(resource, with: instruments) }
        }
        checkLanguages(message)
        checkTexts(message)
        checkSignatures(message)
        sort()
    }

    mutating func note(_ rule: CAPRule, at element: CAPElement, _ found: String = "") {
        add(CAPFinding(rule, line: element.line, path: element.path, found: found.excerpt(200)))
    }

    /// Also for what only the reader of the bytes can see.
    package mutating func add(_ finding: CAPFinding) {
        counts[finding.rule.id, default: 0] += 1
        let isOneTooMany = counts[finding.rule.id, default: 0] > Self.maximumOfOneRule
        if findings.count < Self.maximumFindings, !isOneTooMany { return findings.append(finding) }
        omitted += 1
        if !isOneTooMany { displace(for: finding) }
    }

    /// The verdict is made from what is kept: something worse is never left out for something harmless.
    private mutating func displace(for finding: CAPFinding) {
        let mildest = findings.indices.max { findings[$0].rule.severity.rank < findings[$1].rule.severity.rank }
        guard let mildest, finding.rule.severity.rank < findings[mildest].rule.severity.rank else { return }
        findings[mildest] = finding
    }

    package var isCAP: Bool { !findings.contains { [CAPRule.oldVersion, .notCAP, .enveloping, .encrypted].contains($0.rule) } }

    /// Whether a signature is there that cannot hold, whatever it was made over.
    package var doubtsSignature: Bool {
        findings.contains { [CAPRule.signatureIncomplete, .signatureUncovered, .signaturePartial, .signatureSeveral].contains($0.rule) }
    }

    /// Whether a rule of the schema itself is broken.
    package var breaksSchema: Bool { findings.contains { CAPRule.schema.contains($0.rule) } }

    /// By line; in a line, what is worst comes first.
    mutating func sort() {
        let ranked = findings.enumerated().sorted {
            ($0.element.line, $0.element.rule.severity.rank, $0.offset) < ($1.element.line, $1.element.rule.severity.rank, $1.offset)
        }
        findings = ranked.map(\.element)
    }
}

extension CAPReview {
    /// Whether it is CAP 1.2 at all.
    private mutating func checkRoot(_ root: CAPElement) -> Bool {
        if root.name == "alert", root.isCAP { return true }
        let name = root.namespace.isEmpty ? "<\(root.name)>" : "<\(root.name) xmlns=\"\(root.namespace)\">"
        let inside = root.descendants.dropFirst().count { $0.name == "alert" && $0.isCAP }
        if let version = Self.olderVersions[root.namespace] {
            note(.oldVersion, at: root, version)
        } else if root.namespace == Self.encryptionNamespace {
            note(.encrypted, at: root, name)
        } else if inside > 0 {
            note(.enveloping, at: root, "\(name) (\(inside))")
        } else {
            note(.notCAP, at: root, name)
        }
        return false
    }

    private static let encryptionNamespace = "http://www.w3.org/2001/04/xmlenc#"

    static let olderVersions = [
        "http://www.incident.com/cap/1.0": "CAP 1.0", "urn:oasis:names:tc:emergency:cap:1.1": "CAP 1.1",
    ]
}
