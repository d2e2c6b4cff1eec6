import Chronology
import Events
import Foundation
import Testing

@testable import DutyDesk

/// A flood of calls: the page stays one that a person can read, and says how many there are.
struct ManyCallsTests {
    private static let all = 3000

    private func call(_ number: Int) -> CallOpened {
        Sample.callOpened("k\(number)", about: "m\(number)", urgency: number == 700 ? .critical : number % 100 == 0 ? .major : .minor)
    }

    private func take(_ payloads: [any EventPayload], into state: inout DeskState) throws {
        for (number, payload) in payloads.enumerated() {
            let event = try Sample().event(payload, id: "e\(number)-\(state.calls.items.count)", time: Sample.evening + .minutes(number))
            _ = try DeskProcessor(region: Sample.region).handle(event, state: &state)
        }
    }

    private func flood() throws -> DeskState {
        var state = DeskState()
        try take((0..<Self.all).map { call($0) }, into: &state)
        return state
    }

    @Test func `the page gets the most urgent, then the oldest, and the others are counted by urgency though nobody keeps them`() throws {
        let state = try flood()
        let picture = PeoplePicture(state, side: .local)
        #expect(picture.calls.prefix(3).map(\.id) == ["k700", "k0", "k100"] && picture.calls.count == PeoplePicture.maximumCalls)
        #expect(picture.callsInFull == PeoplePicture.maximumCallsInFull)
        let listed = Dictionary(grouping: picture.calls, by: \.urgency).mapValues(\.count)
        #expect(picture.moreCalls["critical"] == nil && picture.moreCalls["major"] == nil && listed[.major] == Self.all / 100 - 1)
        #expect(picture.moreCalls["minor"] == Self.all - PeoplePicture.maximumCalls)
        #expect(PeoplePicture(state, side: .corps).moreCalls.isEmpty)
    }

    @Test func `what ends is not counted any more, whether there was room for it or not`() throws {
        var state = try flood()
        let gone = try #require(state.uncalled.keys.min())
        try take([Sample.callClosed(call: gone), Sample.callClosed(call: "k700")], into: &state)
        let picture = PeoplePicture(state, side: .local)
        #expect(picture.moreCalls.values.reduce(0, +) == Self.all - 2 - PeoplePicture.maximumCalls)
        #expect(state.uncalled[gone] == nil && picture.calls.last?.id == "k700")
    }

    @Test func `even the counted have a maximum`() throws {
        var state = try flood()
        for number in 0..<DeskLimit.uncalled { state.uncalled["x\(number)"] = DeskUncalled(side: .local, urgency: .minor) }
        let count = state.uncalled.count
        try take([call(5000)], into: &state)
        #expect(state.uncalled.count == count)
    }

    @Test func `only the first calls carry who was told, and no more than the newest of that`() throws {
        var state = DeskState()
        try take((0..<20).map { call($0) } + (0..<60).map { Sample.requested(step: $0, call: "k0") }, into: &state)
        let calls = PeoplePicture(state, side: .local).calls
        #expect(calls.first?.id == "k0" && calls.first?.notices.count == DeskCall.maximumListed)
        #expect(calls.first?.notices.last?.step == 59 && calls[15].notices.isEmpty)
    }

    @Test func `the whole picture stays under 300 kB`() throws {
        let label = NodeLabel(side: .local, realm: "actual", exercise: nil, clock: "system")
        var glance = DeskBoard.Glance()
        glance.state = try flood()
        let picture = DeskPicture(
            glance, node: label, status: DeskStatus(glance, now: Sample.evening),
            names: NameTable(region: Sample.region, side: .local, others: [:]),
            duty: DutyBoard(Sample.rules, glance.state.duty, side: .local, now: Sample.evening), rules: Sample.rules)
        #expect(try JSONEncoder().encode(picture).count < 300_000)
    }
}
