import Chronology
import Testing

@testable import Events

@Suite("An id follows from its cause")
struct IdentityPromises {
    /// The golden values of Go's `hash/fnv`; the first is the offset basis of RFC 9923.
    @Test(
        "the hash is FNV-1a with 128 bits",
        arguments: [
            ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("ab", "08809544bbab1be95aa0733055b69a62"), ("abc", "a68d622cec8b5822836dbc7977af7f3b"),
        ])
    func published(text: String, digits: String) {
        var hash = FNV1a()
        for byte in text.utf8 { hash.mix(byte) }
        #expect(hash.hexadecimal == digits)
    }

    @Test("an id is the hash over its parts, each closed by a zero byte, and stays so")
    func pinned() {
        #expect(EventIdentity.derived(from: []) == "6c62272e07bb014262b821756295c58d")
        #expect(EventIdentity.derived(from: ["a"]) == "0880954519ab1be95aa0733055b70e0c")
        #expect(EventIdentity.derived(from: ["foobar"]) == "e01fcf9a454ff78da540f1b23234b288")
    }

    @Test("parts that make the same text are different parts")
    func parts() {
        let ids = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["a", "b", "c"]].map(EventIdentity.derived)
        #expect(Set(ids).count == ids.count)
    }

    @Test("a million causes give a million ids")
    func collisions() {
        let seen = Set((0..<1_000_000).lazy.map { FNV1a(over: ["/l", String($0)]) })
        #expect(seen.count == 1_000_000)
    }

    @Test("what is said because of one cause has an id of its own, and the same one whenever it is said again")
    func emissions() throws {
        let causes = [sampleEvent(id: "e1"), sampleEvent(id: "e2"), sampleEvent(id: "e1", source: "/corps/test", side: .corps)]
        func ids() throws -> [String] {
            try causes.flatMap { cause in
                try ["alert", "respond"].flatMap { service in try (0..<3).map { try said(by: service, because: cause, index: $0).id } }
            }
        }
        let first = try ids()
        #expect(Set(first).count == 18)
        #expect(try ids() == first)
    }

    @Test("the cause's attributes do not matter for the id, only who said it under which name")
    func causeIdentity() throws {
        let cause = sampleEvent(correlationID: "local-1")
        #expect(try said(by: "alert", because: cause, index: 0).id == said(by: "alert", because: sampleEvent(), index: 0).id)
    }

    @Test("an emission takes over time, realm and what it belongs to from its cause")
    func takenOver() throws {
        let cause = sampleEvent(realm: .exercise("spring"), correlationID: "local-1")
        let event = try said(by: "alert", because: cause, index: 0)
        #expect((event.source, event.side) == ("/corps/alert", .corps))
        #expect((event.time, event.realm) == (cause.time, .exercise("spring")))
        #expect((event.correlationID, event.causationID) == ("local-1", "e1"))
        #expect(try said(by: "alert", because: cause, index: 0, belongingTo: "corps-2").correlationID == "corps-2")
        #expect(try Event(json: event.json) == event)
    }

    private func said(by service: String, because cause: Event, index: Int, belongingTo aggregate: String? = nil) throws -> Event {
        try Emission(ClockAdvanced(to: sampleTime), subject: "clock", correlationID: aggregate)
            .event(by: service, side: .corps, because: cause, index: index)
    }
}
