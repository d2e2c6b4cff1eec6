import CAP
import Foundation
import Testing

@testable import CAPXML

/// The files of these tests, and ways to spoil them.
enum Sample {
    static let good = "ours/good.cap"

    /// Written by others; see SOURCES.md.
    static let others = [
        "australia.cap", "canada.cap", "canada_errors.cap", "earthquake-iso8859-1.cap", "invalid.cap", "thunderstorm.cap",
        "wcatwc-warning.cap", "xee.cap", "oasis-a1.xml", "oasis-a2.xml", "oasis-a3.xml", "oasis-a4.xml",
    ].map { "samples/\($0)" }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures").appending(path: name)))
    }

    static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    static func key(_ name: String) throws -> SigningKey { try SigningKey(pem: try bytes("keys/\(name)")) }
}

/// What a text is changed to; the old text must be there, so that no case goes stale.
struct Edit: Sendable {
    let old: String
    let new: String

    init(_ old: String, _ new: String) { (self.old, self.new) = (old, new) }

    /// The first place only.
    func applied(to text: String) throws -> String {
        let range = try #require(text.range(of: old), "‘\(old)’ is not in the message")
        return text.replacingCharacters(in: range, with: new)
    }
}

extension CAPReading {
    /// Ids of the rules that were broken.
    var broken: Set<String> { Set(findings.map(\.rule.id)) }
    var errors: Set<String> { Set(findings.filter { $0.rule.severity == .error }.map(\.rule.id)) }
}

func read(_ text: String) throws -> CAPReading { try CAPReader().read(Array(text.utf8)) }
