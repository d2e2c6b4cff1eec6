package import CAP

/// Reads what anybody sends, and says all that is wrong with it. Not for use from two threads at once.
package final class CAPReader {
    private let schema: XMLSchema

    /// Of a message; a larger one is refused unread.
    package static let maximumBytes = XMLDocument.maximumBytes

    package init() throws(CAPXMLError) { schema = try XMLSchema() }

    /// Never fails: what cannot be read has findings that say why.
    package func read(_ bytes: [UInt8]) -> CAPReading {
        do throws(XMLRefusal) {
            let document = try XMLDocument(bytes)
            return reading(of: try XMLTree.root(of: document), document)
        } catch {
            return .refused(error.finding)
        }
    }

    private func reading(of root: CAPElement, _ document: borrowing XMLDocument) -> CAPReading {
        var review = CAPReview(root, with: .init(sha1: Digest.sha1))
        let isCAP = review.isCAP
        let objection = isCAP ? schema.objection(to: document) : nil
        if let objection, !review.breaksSchema {
            review.add(CAPFinding(.schemaOnly, line: objection.line, found: objection.message))
        }
        checkEncoding(of: document, &review)
        checkSignature(of: document, root, &review)
        let alert = review.breaksSchema || !isCAP ? nil : CAPAlert(root)
        return CAPReading(
            root: root, alert: alert, findings: review.findings, omitted: review.omitted, schemaObjection: objection?.message)
    }

    /// What `XMLBytes` does not refuse is read, and may be foreign to others.
    private func checkEncoding(of document: borrowing XMLDocument, _ review: inout CAPReview) {
        if let version = document.version, version != "1.0" {
            review.add(CAPFinding(.xmlVersion, line: 1, found: version))
        }
        let name = (document.encoding ?? "UTF-8").uppercased()
        if !XMLBytes.usual.contains(name) { review.add(CAPFinding(.rareEncoding, line: 1, found: name)) }
    }

    /// Last: it spoils the document.
    private func checkSignature(of document: borrowing XMLDocument, _ root: CAPElement, _ review: inout CAPReview) {
        guard let signature = root.children.first(where: \.isSignature), !review.doubtsSignature else { return }
        guard CAPIntegrity.isUnchanged(document, root) == false else { return }
        review.add(CAPFinding(.signatureChanged, line: signature.line, path: "Signature"))
    }
}

/// What became of the bytes of one message.
package struct CAPReading: Sendable {
    /// Nil where the bytes are no document that is read.
    package let root: CAPElement?
    /// Nil where the schema refuses it.
    package let alert: CAPAlert?
    package let findings: [CAPFinding]
    /// Findings beyond `CAPReview.maximumFindings`.
    package let omitted: Int
    /// libxml2's first objection by OASIS's schema; nil where it has none or was not asked.
    package let schemaObjection: String?

    /// Of what could not be read at all.
    package static func refused(_ finding: CAPFinding) -> CAPReading {
        CAPReading(root: nil, alert: nil, findings: [finding], omitted: 0, schemaObjection: nil)
    }

    package var verdict: CAPVerdict { CAPVerdict(findings) }

    /// What was found, without what it was found in.
    package var findingsAlone: CAPReading {
        CAPReading(root: nil, alert: nil, findings: findings, omitted: omitted, schemaObjection: schemaObjection)
    }
}
