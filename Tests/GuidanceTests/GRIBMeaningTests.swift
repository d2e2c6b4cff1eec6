import Chronology
import Guidance
import Testing
import Wording

@Suite("What GRIB fields mean")
struct GRIBMeaningTests {
    private let point = GuidancePoint(latitude: 39.5, longitude: 76)

    /// Fields of one parameter at 02, 08, 14 and 20 o'clock in Beijing on 26 March, of a run that began six hours before the first.
    private func fields(
        _ parameter: Int, units: String, level: Int = 0, levelType: String = "surface", stepType: String = "instant", member: Int = 0,
        values: [Double] = [1, 1, 1, 1], start: Int? = nil
    ) throws -> [GRIBField] {
        let reference = try Sample.time("2026-03-25T12:00:00Z")
        return values.enumerated().map { index, value in
            let end = reference + .hours(6 * (index + 1))
            return GRIBField(
                message: index + 1, parameter: parameter, shortName: "p\(parameter)", levelType: levelType, level: level, member: member,
                stepType: stepType, reference: reference, start: start.map { reference + .hours($0) } ?? end, end: end, units: units,
                isAnalysis: false, centre: "ecmf", samples: [value])
        }
    }

    private func run(_ fields: [GRIBField]) throws(GuidanceError) -> GuidanceRun? {
        try GRIBReading.runs(of: fields, GuidanceContext(known: Sample.known, points: [point])).first
    }

    @Test(
        "parameters, units and levels",
        arguments: [
            (165, "m s**-1", "surface", 0, GuidanceVariable.u10, 3.0, 3.0), (166, "m s**-1", "heightAboveGround", 10, .v10, 3, 3),
            (131, "m s**-1", "isobaricInhPa", 850, .u850, 3, 3), (132, "m s**-1", "isobaricInhPa", 700, .v700, 3, 3),
            (131, "m s**-1", "isobaricInhPa", 500, .u500, 3, 3), (130, "K", "isobaricInhPa", 850, .t850, 283.15, 10),
            (167, "K", "surface", 0, .t2m, 273.15, 0), (129, "m**2 s**-2", "isobaricInhPa", 500, .z500, 53936.575, 5500),
            (156, "gpm", "isobaricInhPa", 500, .z500, 5500, 5500), (134, "Pa", "surface", 0, .surfacePressure, 87_000, 870),
            (151, "Pa", "surface", 0, .seaLevelPressure, 101_500, 1015), (159, "m", "surface", 0, .blh, 800, 800),
            (164, "(0 - 1)", "surface", 0, .cloudCover, 0.25, 25), (228_164, "%", "surface", 0, .cloudCover, 25, 25),
            (260_242, "%", "heightAboveGround", 2, .rh2m, 40, 40), (210_073, "kg m**-3", "surface", 0, .pm25, 8e-8, 80),
            (210_074, "kg m**-3", "surface", 0, .pm10, 4e-7, 400), (210_207, "~", "surface", 0, .aod550, 0.6, 0.6),
            (210_209, "~", "surface", 0, .dustAOD550, 0.4, 0.4),
        ] as [(Int, String, String, Int, GuidanceVariable, Double, Double)])
    func parameters(
        parameter: Int, units: String, levelType: String, level: Int, variable: GuidanceVariable, value: Double, expected: Double
    ) throws {
        let fields = try fields(parameter, units: units, level: level, levelType: levelType, values: [value, value, value, value])
        let run = try #require(try run(fields))
        #expect(run.variables == [variable] && run.days.map(\.description) == ["2026-03-26"])
        #expect(isClose(run[variable, 0, 0, 0], expected, within: 1e-4))
    }

    @Test("a unit that does not belong to the parameter is refused, whatever the number")
    func units() throws {
        #expect(throws: GuidanceError.unit(key: "p210074, paramId 210074", found: "kg kg**-1", known: "kg m**-3")) {
            try run(try fields(210_074, units: "kg kg**-1"))
        }
    }

    @Test("levels below Kashgar's ground and mixing ratios, which need the density of the air, are not used and named")
    func notUsed() throws {
        let low = try fields(131, units: "m s**-1", level: 925, levelType: "isobaricInhPa")
        let ratio = try fields(210_006, units: "kg kg**-1", level: 850, levelType: "isobaricInhPa")
        let run = try #require(try run(low + ratio + fields(167, units: "K", values: [280, 280, 280, 280])))
        #expect(run.variables == [.t2m])
        #expect(run.shortfalls.contains(GuidanceShortfall(.belowGround, "p131 925 hPa")))
        #expect(run.shortfalls.contains(GuidanceShortfall(.notUsed, "p210006 850 hPa")))
        #expect(throws: GuidanceError.unusable([GuidanceShortfall(.belowGround, "p131 925 hPa")])) { try self.run(low) }
    }

    @Test("rain since the start of the run, and rain of each span, give the same day", arguments: ["accum", "instant"])
    func rain(stepType: String) throws {
        // 2, 4, 0, 3 and 6 mm in six hours each; the last span ends at 02:00 of the 27th.
        let gathered = try fields(228, units: "m", stepType: stepType, values: [0.002, 0.006, 0.006, 0.009, 0.015], start: 0)
        let run = try #require(try run(gathered))
        // 2 mm over the six hours to 02:00 share two hours with the day: 2/3; then 4, 0, 3; and four of six hours of the last: 4.
        #expect(isClose(run[.precipitation, 0, 0, 0], 2.0 / 3 + 7 + 4, within: 1e-3))
        let spans = gathered.enumerated().map { index, field in
            GRIBField(
                message: field.message, parameter: 228, shortName: "tp", levelType: "surface", level: 0, member: 0, stepType: "accum",
                reference: field.reference, start: field.end - .hours(6), end: field.end, units: "m", isAnalysis: false, centre: "ecmf",
                samples: [[0.002, 0.004, 0, 0.003, 0.006][index]])
        }
        #expect(isClose(try self.run(spans)?[.precipitation, 0, 0, 0], 2.0 / 3 + 7 + 4, within: 1e-3))
    }

    @Test("members are kept and counted, too many refused")
    func members() throws {
        let two = try (0...2).filter { $0 != 1 }.flatMap { try fields(167, units: "K", member: $0, values: [280, 280, 280, 280]) }
        let run = try #require(try run(two))
        #expect(run.members == 3 && run[.t2m, 0, 0, 1] == nil)
        #expect(run.shortfalls.contains(GuidanceShortfall(.membersMissing, "t2m 2026-03-26", have: 2, of: 3)))
        #expect(throws: GuidanceError.tooMany(.members, have: 65, most: 64)) { try self.run(try fields(167, units: "K", member: 64)) }
    }

    @Test("runs of different times are different runs")
    func runs() throws {
        let early = try fields(167, units: "K", values: [280, 280, 280, 280])
        let late = early.map { field in
            GRIBField(
                message: field.message, parameter: 167, shortName: "2t", levelType: "surface", level: 0, member: 0, stepType: "instant",
                reference: field.reference + .hours(6), start: field.start, end: field.end, units: "K", isAnalysis: false, centre: "ecmf",
                samples: [281])
        }
        let runs = try GRIBReading.runs(of: late + early, GuidanceContext(known: Sample.known, points: [point]))
        #expect(runs.map(\.run.rfc3339) == ["2026-03-25T12:00:00Z", "2026-03-25T18:00:00Z"])
    }

    @Test("a value that cannot be is refused")
    func values() throws {
        #expect(throws: GuidanceError.self) { try run(try fields(167, units: "K", values: [1e30, 280, 280, 280])) }
        #expect(throws: GuidanceError.self) { try run(try fields(167, units: "K", values: [.nan, .nan, .nan, .nan])) }
    }
}
