import Events
import Playbook
import Testing
import Wording

@testable import Accord

@Suite("A key card")
struct CardPromises {
    private let card = KeyCard(
        side: .corps, realm: .actual, journal: String(repeating: "a]#'", count: 10).replacing("'", with: "&"),
        signing: SigningKey().verifying)

    private func read(_ text: String) -> KeyCard? { KeyCard.read(text, file: "card").value }

    @Test("is read as it was written, and holds no secret")
    func whole() {
        #expect(read(card.text) == card)
        #expect(card.digits.split(separator: " ").map(\.count) == [5, 5, 5, 5, 5, 5])
    }

    @Test("that was changed in any of its words does not fit its digits")
    func changed() {
        for (right, wrong) in [
            ("corps", "local"), ("actual", "exercise-a"), ("a]#&a]", "b]#&a]"), (card.signing.base64, SigningKey().verifying.base64),
        ] {
            let (value, findings) = KeyCard.read(card.text.replacing(right, with: wrong), file: "card")
            #expect(value == nil && findings.contains { $0.problem.en.contains("changed or mistyped") }, "\(right)")
        }
    }

    @Test("of other keys has other digits")
    func digits() {
        let others = (0..<50).map { _ in
            KeyCard(side: .corps, realm: .actual, journal: card.journal, signing: SigningKey().verifying).digits
        }
        #expect(Set(others + [card.digits]).count == 51)
    }
}
