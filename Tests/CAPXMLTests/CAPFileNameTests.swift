import CAP
import Testing

@testable import CAPXML

@Suite("Names of files")
struct CAPFileNameTests {
    private static func reference(_ sender: String, _ identifier: String, _ sent: String) throws -> CAPReference {
        CAPReference(sender: sender, identifier: identifier, sent: try #require(CAPTime(sent)))
    }

    @Test("sender, identifier and sent decide, also where they look alike or run into one another")
    func apart() throws {
        let (noon, later) = ("2020-03-26T12:00:00+08:00", "2020-03-26T12:00:01+08:00")
        let references = try [
            ("a.example", "1", noon), ("b.example", "1", noon), ("a.example", "2", noon), ("a.example", "1", later),
            ("a.example1", "", noon),
            ("a.example", "a/b", noon), ("a.example", "a-b", noon), ("a.example", "A-b", noon), ("a.example", "甲", noon),
            ("a.example", "乙", noon), ("a.example", String(repeating: "x", count: 5_000), noon),
            ("a.example", String(repeating: "x", count: 5_001), noon),
        ].map(Self.reference)
        let names = references.map(CAPFileName.of)
        // Also where a file system takes capitals for small letters.
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        let isSafe = names.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]+\.cap/) != nil && $0.utf8.count <= 128 }
        #expect(isSafe && names[0].hasPrefix("1-"))
    }

    @Test("the same instant in another zone is the same message")
    func zones() throws {
        let (here, there) = ("2020-03-26T12:00:00+08:00", "2020-03-26T04:00:00-00:00")
        #expect(try CAPFileName.of(Self.reference("a.example", "1", here)) == CAPFileName.of(Self.reference("a.example", "1", there)))
    }

    @Test("a sender's key lies under the sender's own name and under no other's")
    func keys() {
        let senders = ["a.example", "a-example", "a/example", "a example", "..", "../a", "duty@a.example", "甲.example"]
        let names = senders.map { CAPFileName.key(of: $0) ?? "" }
        #expect(names[0] == "a.example.pem" && Set(names).count == senders.count)
        #expect(names.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") })
        let longest = CAPFileName.key(of: String(repeating: "/", count: CAPFileName.maximumSender))
        #expect(longest.map { $0.utf8.count <= 255 } == true)
        #expect(CAPFileName.key(of: String(repeating: "a", count: CAPFileName.maximumSender + 1)) == nil && CAPFileName.key(of: "") == nil)
    }
}
