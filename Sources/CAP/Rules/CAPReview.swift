/// What one message is found to be: every rule applied to its elements.
package struct CAPReview: Sendable {
    /// In the order of the file.
    package private(set) var findings: [CAPFinding] = []
    /// More than are kept; see `maximumFindings`.
    package private(set) var omitted = 0
    /// That may still be made to find crossings.
    var comparisons = CAPOutline.maximumComparisons

    /// Of one message. What comes after says nothing new to whoever has to mend it.
    package static let maximumFindings = 200

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
        guard findings.count < Self.maximumFindings else {
            omitted += 1
            return
        }
        findings.append(finding)
    }

    package var isCAP: Bool { !findings.contains { $0.rule == .oldVersion || $0.rule == .notCAP } }

    /// Whether a rule of the schema itself is broken.
    package var breaksSchema: Bool { findings.contains { CAPRule.schema.contains($0.rule) } }

    /// By line; in a line, what is worst comes first.
    mutating func sort() {
        let order: [CAPRule.Severity: Int] = [.error: 0, .warning: 1, .hint: 2]
        let ranked = findings.enumerated().sorted {
            ($0.element.line, order[$0.element.rule.severity] ?? 3, $0.offset) < (
                $1.element.line, order[$1.element.rule.severity] ?? 3, $1.offset
            )
        }
        findings = ranked.map(\.element)
    }
}

extension CAPReview {
    /// Whether it is CAP 1.2 at all.
    private mutating func checkRoot(_ root: CAPElement) -> Bool {
        if root.name == "alert", root.isCAP { return true }
        if let version = Self.olderVersions[root.namespace] {
            note(.oldVersion, at: root, version)
        } else {
            note(.notCAP, at: root, root.namespace.isEmpty ? "<\(root.name)>" : "<\(root.name) xmlns=\"\(root.namespace)\">")
        }
        return false
    }

    static let olderVersions = [
        "http://www.incident.com/cap/1.0": "CAP 1.0", "urn:oasis:names:tc:emergency:cap:1.1": "CAP 1.1",
    ]
}
