import Testing

@testable import CAP

/// Each of them fails when its bound is taken away.
@Suite("Bounds of what is looked at")
struct BoundTests {
    @Test("a language's tag has no more bytes than any has")
    func tag() {
        let tag = "x" + String(repeating: "-a", count: (CAPLanguage.maximumTag - 4) / 2) + "-ab"
        #expect(tag.utf8.count == CAPLanguage.maximumTag && CAPLanguage.isTag(tag))
        #expect(!CAPLanguage.isTag(tag + "c"))
    }

    @Test("of a long text the beginning is searched")
    func opening() {
        let long = String(repeating: "尘", count: String.maximumOpening - 2)
        #expect((long + "演练").opening.count == String.maximumOpening && CAPExercise.isNamed(in: long + "演练"))
        #expect(!CAPExercise.isNamed(in: long + "，演练"))
    }

    @Test("of many signatures the first few are looked at, and that there are many is said")
    func signatures() {
        let none = CAPElement("Signature", namespace: CAPElement.signatureNamespace)
        let alert = CAPElement("alert", children: [CAPElement](repeating: none, count: CAPReview.maximumSignatures + 2))
        let review = CAPReview(alert, with: .init(sha1: { _ in [] }))
        let ids = review.findings.map(\.rule.id)
        // SignedInfo.
        #expect(ids.count { $0 == CAPRule.signatureIncomplete.id } == CAPReview.maximumSignatures)
        #expect(ids.contains(CAPRule.signatureSeveral.id))
    }

    @Test(
        "a word for an exercise is looked for in every place where it stands",
        arguments: [
            ("军事演习期间的防汛演习", true), ("不是演练，是第二次演练", true), ("军事演习和海军演习", false), ("不是演练，并非演练", false), ("实弹演习", false),
        ])
    func places(_ text: String, _ isAnnounced: Bool) { #expect(CAPExercise.isAnnounced(in: text) == isAnnounced) }
}
