import Chronology
import Events
import SoluteTransport
import Testing

@testable import Rivers

@Suite("Rivers: the full numerical forecast")
struct FullForecastTests {
    private func full(_ report: IncidentReported, _ changes: [FullForecast.FlowChange] = []) throws -> FullForecast {
        let rivers = try Shipped.rivers()
        let river = try #require(rivers.river(report.river))
        let substance = try #require(rivers.substance(report.substance))
        return try #require(FullForecast(of: report, river: river, substance: substance, changes: changes))
    }

    @Test("the immediate answer and the engine agree on both seasons' ways", arguments: [1, 7])
    func agree(month: Int) throws {
        let forecast = try full(.example(kilometre: 20, month: month))
        #expect(abs(forecast.balance.relativeError) < 1e-9)
        var compared = 0
        for course in forecast.courses where course.target.kind != .reservoir {
            let immediate = try #require(course.immediate)
            guard immediate.time < 8 * 86_400 else { continue }
            compared += 1
            #expect(abs(course.peak.time / immediate.time - 1) < 0.02, "\(course.target.id)")
            #expect(abs(course.peak.concentration / immediate.concentration - 1) < 0.05, "\(course.target.id)")
        }
        #expect(compared > 8)
    }

    @Test("a flood on the way thins the plume and brings it earlier")
    func flood() throws {
        let report = IncidentReported.example(kilometre: 60, month: 7)
        let flood = FullForecast.FlowChange(from: report.released + .hours(6), discharge: 1200)
        let (usual, flooded) = (try full(report), try full(report, [flood]))
        #expect(abs(flooded.balance.relativeError) < 1e-9)
        let id = "middle-headworks"
        let (before, after) = (
            try #require(usual.courses.first { $0.target.id == id }), try #require(flooded.courses.first { $0.target.id == id })
        )
        #expect(after.peak.time < 0.9 * before.peak.time)
        #expect(after.peak.concentration < 0.9 * before.peak.concentration)
    }
}
