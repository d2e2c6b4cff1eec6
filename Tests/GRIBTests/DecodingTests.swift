import Chronology
import Guidance
import Testing

@testable import GRIB

/// Expected numbers are what ecCodes' own tool `grib_get_data` prints for the four grid points, and their bilinear mean worked out by hand.
@Suite("GRIB into plain fields")
struct DecodingTests {
    @Test("the keys of a field of edition 1")
    func keys() throws {
        let field = try #require(try GRIBFile.fields(of: Sample.bytes(Sample.single), at: [Sample.kashgar]).first)
        #expect((field.message, field.parameter, field.shortName, field.units) == (1, 167, "2t", "K"))
        #expect((field.levelType, field.level, field.member, field.stepType) == ("surface", 0, 0, "instant"))
        #expect((field.reference.rfc3339, field.start, field.end) == ("2017-01-01T12:00:00Z", field.reference, field.reference))
        #expect((field.isAnalysis, field.centre) == (true, "ecmf"))
    }

    @Test("a grid point has the value that grib_get_data prints, and a point between four their bilinear mean")
    func values() throws {
        let points = [
            GuidancePoint(latitude: 39.5, longitude: 39.75), GuidancePoint(latitude: 39.25, longitude: 40),
            GuidancePoint(latitude: 39.3, longitude: 39.8),
        ]
        let field = try #require(try GRIBFile.fields(of: Sample.bytes(Sample.single), at: points).first)
        #expect(isClose(field.samples[0], 2.6772094727e+02, within: 1e-9))
        #expect(isClose(field.samples[1], 2.7023461914e+02, within: 1e-9))
        #expect(isClose(field.samples[2], 269.8659472660, within: 1e-9))
    }

    @Test("a point outside of the grid has nothing")
    func outside() throws {
        let points = [Sample.kashgar, GuidancePoint(latitude: 61, longitude: 0), GuidancePoint(latitude: 40, longitude: -10.5)]
        let field = try #require(try GRIBFile.fields(of: Sample.bytes(Sample.single), at: points).first)
        #expect(field.samples == [nil, nil, nil])
    }

    @Test("editions 1 and 2 of one field say the same")
    func editions() throws {
        let one = try #require(try GRIBFile.fields(of: Sample.bytes(Sample.members), at: [Sample.kashgar]).first)
        let two = try #require(try GRIBFile.fields(of: Sample.bytes(Sample.edition2), at: [Sample.kashgar]).first)
        #expect(isClose(one.samples[0], 273.4258422856))
        #expect((one.parameter, one.levelType, one.level, one.reference) == (two.parameter, two.levelType, two.level, two.reference))
        #expect((one.shortName, one.units, one.member) == (two.shortName, two.units, two.member))
        #expect(isClose(two.samples[0], one.samples[0] ?? .nan))
    }

    @Test("members keep their number")
    func members() throws {
        let fields = try GRIBFile.fields(of: Sample.bytes(Sample.members), at: [Sample.kashgar])
        #expect(fields.map(\.member) == [0, 1, 0, 1, 0, 1, 0, 1] && fields.map(\.message) == Array(1...8))
        #expect(isClose(fields[1].samples[0], 272.9796278211))
    }

    @Test("what gathers over a span has its start and its end")
    func spans() throws {
        let rain = try GRIBFile.fields(of: Sample.bytes(Sample.composition), at: [Sample.kashgar]).filter { $0.shortName == "tp" }
        #expect(rain.map(\.stepType) == [String](repeating: "accum", count: 8))
        #expect(Set(rain.map(\.start.rfc3339)) == ["2017-01-01T00:00:00Z"])
        #expect(rain.last?.end.rfc3339 == "2017-01-03T00:00:00Z" && isClose(rain.last?.samples[0], 0.0048))
    }
}

@Suite("GRIB into runs")
struct RunTests {
    private func runs(_ name: String, points: [GuidancePoint] = [Sample.kashgar]) throws -> [GuidanceRun] {
        try GuidanceFile(name: name, bytes: Sample.bytes(name)).runs(
            GuidanceContext(known: Sample.known, points: points), decodingGRIB: GRIBFile.fields)
    }

    @Test("analyses at four times become days of Beijing, members kept, kelvin as °C")
    func members() throws {
        let run = try #require(try runs(Sample.members).first)
        #expect((run.source.description, run.isAnalysis, run.members) == ("grib/ecmf", true, 2))
        // 08:00, 14:00 and 20:00 of the 1st are three of four steps; 02:00 alone makes no 2nd.
        #expect(run.days.map(\.description) == ["2017-01-01"])
        #expect(isClose(run[.t850, 0, 0, 0].map(Double.init), 0.6355027, within: 1e-4))
        #expect(isClose(run[.t850, 0, 0, 1].map(Double.init), 0.1980021, within: 1e-4))
        #expect(run.shortfalls.contains(GuidanceShortfall(.dayTooShort, "t850 2017-01-02", have: 1, of: 4)))
    }

    @Test("kg/m³ become µg/m³, amounts since the start become amounts of a day, 925 hPa is refused with its reason")
    func composition() throws {
        let run = try #require(try runs(Sample.composition).first)
        #expect((run.run.rfc3339, run.runIsEstimated, run.isAnalysis) == ("2017-01-01T00:00:00Z", false, false))
        #expect(run.days.map(\.description) == ["2017-01-01", "2017-01-02"])
        #expect(isClose(run[.pm10, 0, 0, 0].map(Double.init), 106, within: 1e-4))
        #expect(isClose(run[.pm10, 0, 1, 0].map(Double.init), 127, within: 1e-4))
        #expect(run[.precipitation, 0, 0, 0] == nil && isClose(run[.precipitation, 0, 1, 0].map(Double.init), 2.4, within: 1e-4))
        #expect(run.shortfalls.contains(GuidanceShortfall(.belowGround, "u 925 hPa")))
        #expect(!run.variables.contains(.u850))
    }

    @Test("means of a month are no days, and without points nothing is read")
    func refused() throws {
        let monthly = [GuidanceShortfall(.notUsed, "aco2rec"), GuidanceShortfall(.notUsed, "2t (avgfc)")]
        #expect(throws: GuidanceError.unusable(monthly)) {
            try runs(Sample.monthly, points: [GuidancePoint(latitude: 0.5, longitude: 0.5)])
        }
        #expect(throws: GuidanceError.pointsWanted) { try runs(Sample.composition, points: []) }
        // One analysis of a day is no day, and Kashgar lies outside of its grid.
        #expect(throws: GuidanceError.unusable([GuidanceShortfall(.pointOutside, "39.5,76.0")])) { try runs(Sample.single) }
        let inside = [GuidancePoint(latitude: 39.5, longitude: 39.75)]
        #expect(throws: GuidanceError.unusable([GuidanceShortfall(.dayTooShort, "t2m 2017-01-01", have: 1, of: 4)])) {
            try runs(Sample.single, points: inside)
        }
    }
}

@Suite("GRIB: hostile bytes")
struct HostileTests {
    private func error(_ bytes: [UInt8]) -> GuidanceError? {
        do throws(GuidanceError) {
            _ = try GRIBFile.fields(of: bytes, at: [Sample.kashgar])
            return nil
        } catch {
            return error
        }
    }

    @Test("what is no GRIB, or cut off anywhere, is refused")
    func cuts() throws {
        #expect(error([]) != nil && error(Array("GRIB".utf8)) != nil && error(Array("GRIB\0\0\0\u{1}7777".utf8)) != nil)
        for name in [Sample.edition2, Sample.members] {
            let whole = Array(try Sample.bytes(name).prefix(14_843))
            for end in stride(from: 1, to: whole.count - 200, by: 613) { #expect(error(Array(whole.prefix(end))) != nil, "\(name) \(end)") }
        }
    }

    @Test("lengths that lie are refused")
    func lengths() throws {
        var long = try Sample.bytes(Sample.edition2)
        long[15] &+= 1
        #expect(error(long) != nil)
        long[8] = 0x7F
        #expect(error(long) == .message(1, "its length is beyond reason"))
        var edition1 = try Sample.bytes(Sample.single)
        edition1[4] = 0x80
        #expect(error(edition1) == .message(1, "an edition 1 message of more than 8 MiB"))
        edition1[7] = 3
        #expect(error(edition1) == .message(1, "edition 3, and only 1 and 2 are known"))
    }

    @Test("a message of several fields is taken apart into each of them")
    func severalFields() throws {
        let one = try Sample.bytes(Sample.edition2)
        // Section 4 to 7 once more: the same field twice in one message.
        var (position, start) = (16, 0)
        while position < one.count - 4 {
            if one[position + 4] == 4 { start = position }
            position += one[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        var two = Array(one.dropLast(4)) + one[start..<one.count]
        for index in 0..<8 { two[8 + index] = UInt8(truncatingIfNeeded: two.count >> (8 * (7 - index))) }
        let fields = try GRIBFile.fields(of: two, at: [Sample.kashgar])
        #expect(fields.count == 2 && fields[0].samples == fields[1].samples && fields.map(\.message) == [1, 1])
        #expect(isClose(fields[1].samples[0], 273.4258422856))
    }

    @Test("bytes between messages are passed over")
    func padding() throws {
        let one = try Sample.bytes(Sample.edition2)
        #expect(try GRIBFile.fields(of: Array("\r\r\nHTXC85 ECMF".utf8) + one + [0, 0, 0] + one + [7], at: [Sample.kashgar]).count == 2)
    }

    @Test("more bytes, messages, fields, values or points than the bound are refused")
    func bounds() throws {
        let long = [UInt8](repeating: 0, count: GuidanceLimits.gribBytes + 1)
        #expect(error(long) == .tooLarge(bytes: long.count, most: GuidanceLimits.gribBytes))
        // The smallest message of edition 1, which is nothing but its frame.
        let frame = Array("GRIB".utf8) + [0, 0, 20, 1] + [UInt8](repeating: 0, count: 8) + Array("7777".utf8)
        var messages = GRIBMessages((0...GuidanceLimits.gribMessages).flatMap { _ in frame })
        #expect(throws: GuidanceError.tooMany(.messages, have: GuidanceLimits.gribMessages + 1, most: GuidanceLimits.gribMessages)) {
            while try messages.next() != nil {}
        }
        var fields = GRIBMessages(edition2(sections: [UInt8](repeating: 7, count: GRIBMessages.maximumFields + 1)))
        #expect(throws: GuidanceError.message(1, "more than 256 fields")) { try fields.next() }
        var many = try Sample.bytes(Sample.edition2)
        let grid = try #require((16..<200).first { many[$0 + 4] == 3 && many[$0] == 0 && many[$0 + 3] == 72 })
        many.replaceSubrange(grid + 6..<grid + 10, with: [0, 0x98, 0x96, 0x81])
        #expect(error(many) == .message(1, "10000001 values, the most is 10000000"))

        let points = [GuidancePoint](repeating: Sample.kashgar, count: 65)
        #expect(throws: GuidanceError.tooMany(.points, have: 65, most: 64)) { try GRIBFile.fields(of: [], at: points) }
    }

    /// A message of edition 2 of empty sections with these numbers.
    private func edition2(sections: [UInt8]) -> [UInt8] {
        let body = sections.flatMap { [0, 0, 0, 5, $0] as [UInt8] }
        let length = UInt32(16 + body.count + 4)
        let start = Array("GRIB".utf8) + [0, 0, 0, 2, 0, 0, 0, 0] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * (3 - $0))) }
        return start + body + Array("7777".utf8)
    }

    @Test("sections that do not fit together are refused")
    func sections() {
        for bad in [[8], [0], [], [1, 3]] as [[UInt8]] {
            var messages = GRIBMessages(edition2(sections: bad))
            #expect(throws: GuidanceError.self) { try messages.next() }
        }
        var good = GRIBMessages(edition2(sections: [1, 3, 4, 5, 6, 7, 4, 7]))
        #expect((try? good.next())?.count == 50 && (try? good.next())?.count == 50 && (try? good.next()) == .some(nil))
    }

    @Test("bilinear in a rectangle, the nearest elsewhere and where a corner is missing")
    func sampling() {
        func four(_ values: [Double]) -> [Neighbour] {
            zip([(39.0, 75.0), (39, 76), (40, 75), (40, 76)], values).map { Neighbour(latitude: $0.0, longitude: $0.1, value: $1) }
        }
        let point = GuidancePoint(latitude: 39.25, longitude: 75.5)
        #expect(Sampling.value(four([0, 10, 20, 30]), at: point) == 10)
        #expect(Sampling.value(four([1, 10, 20, .nan]), at: GuidancePoint(latitude: 39.1, longitude: 75.1)) == 1)
        #expect(Sampling.value(four([0, 10, 20, 30]), at: GuidancePoint(latitude: 41, longitude: 75.5)) == nil)
        let scattered = [(39.0, 75.0, 1.0), (39.1, 76, 2), (40, 75.2, 3), (40.3, 76, 4)].map {
            Neighbour(latitude: $0.0, longitude: $0.1, value: $0.2)
        }
        #expect(Sampling.value(scattered, at: point) == 2)
        #expect(Sampling.value(scattered, at: GuidancePoint(latitude: 50, longitude: 75)) == nil)
        #expect(Sampling.value([], at: point) == nil)
    }
}
