package import CAP
internal import CLibXML2
internal import CXMLSec

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
        var review = CAPReview(root, with: .init(sha1: Self.sha1))
        let isCAP = review.isCAP
        let objection = isCAP ? schema.objection(to: document) : nil
        if let objection, !review.breaksSchema {
            review.add(CAPFinding(.schemaOnly, line: objection.line, found: objection.message))
        }
        checkEncoding(of: document, &review)
        let alert = review.breaksSchema || !isCAP ? nil : CAPAlert(root)
        return CAPReading(
            root: root, alert: alert, findings: review.findings, omitted: review.omitted, schemaObjection: objection?.message)
    }

    /// Encodings whose bytes mean the same in every library; others, such as UTF-7, have been used to smuggle text past filters.
    private func checkEncoding(of document: borrowing XMLDocument, _ review: inout CAPReview) {
        let name = (document.encoding ?? "UTF-8").uppercased()
        if ["UTF-8", "UTF8", "US-ASCII", "ASCII"].contains(name) { return }
        let known = ["ISO-8859-", "WINDOWS-125", "CP125", "UTF-16", "GB2312", "GBK", "GB18030", "BIG5", "SHIFT_JIS", "EUC-", "KOI8-"]
        review.add(CAPFinding(known.contains { name.hasPrefix($0) } ? .rareEncoding : .encoding, line: 1, found: name))
    }

    /// Only for comparing with `digest`, which CAP 1.2 defines as SHA-1.
    private static func sha1(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 20)
        unsafe digest.withUnsafeMutableBufferPointer { out in
            _ = unsafe bytes.withUnsafeBufferPointer { unsafe SHA1($0.baseAddress, $0.count, out.baseAddress) }
        }
        return digest
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
}
