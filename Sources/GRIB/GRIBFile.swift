internal import CEcCodes
internal import Chronology
package import Guidance
import Synchronization

/// A GRIB file of edition 1 or 2, in memory.
package enum GRIBFile {
    /// ecCodes keeps tables in a context that all handles share: one file at a time.
    private static let gate = Mutex<Bool>(false)

    /// A field for each message, in the order of the file, sampled at the points.
    ///
    /// - Throws: `GuidanceError.message` with the number of the first message that cannot be read.
    package static func fields(of bytes: [UInt8], at points: [GuidancePoint]) throws(GuidanceError) -> [GRIBField] {
        guard bytes.count <= GuidanceLimits.gribBytes else { throw .tooLarge(bytes: bytes.count, most: GuidanceLimits.gribBytes) }
        guard points.count <= GuidanceLimits.points else { throw .tooMany(.points, have: points.count, most: GuidanceLimits.points) }
        return try gate.withLock { (isQuiet) throws(GuidanceError) in
            if !isQuiet { ceccodes_be_quiet() }
            isQuiet = true
            return try decode(bytes, at: points)
        }
    }

    private static func decode(_ bytes: [UInt8], at points: [GuidancePoint]) throws(GuidanceError) -> [GRIBField] {
        var messages = GRIBMessages(bytes)
        var fields: [GRIBField] = []
        while let message = try messages.next() {
            guard fields.count < GuidanceLimits.gribMessages else {
                throw .tooMany(.messages, have: fields.count + 1, most: GuidanceLimits.gribMessages)
            }
            fields.append(try field(try GRIBHandle(message, number: messages.number), at: points))
        }
        guard !fields.isEmpty else { throw .message(1, "there is no whole message in the file") }
        return fields
    }

    private static func field(_ handle: borrowing GRIBHandle, at points: [GuidancePoint]) throws(GuidanceError) -> GRIBField {
        let reference = try instant(handle, date: "dataDate", time: "dataTime")
        let end = try instant(handle, date: "validityDate", time: "validityTime")
        let hours = try handle.integer("endStep") - handle.integer("startStep")
        guard (0...24 * 366).contains(hours) else { throw .message(handle.number, "a step of \(hours) hours") }
        return GRIBField(
            message: handle.number, parameter: try handle.integer("paramId"), shortName: try handle.text("shortName"),
            levelType: try handle.text("typeOfLevel"), level: handle.optionalInteger("level") ?? 0,
            member: handle.optionalInteger("number") ?? 0, stepType: try handle.text("stepType"), reference: reference,
            start: end - .hours(hours), end: end, units: try handle.text("units"), isAnalysis: try handle.text("dataType") == "an",
            centre: try handle.text("centre"), samples: try handle.samples(at: points))
    }

    /// `20170101` and `1200`, in UTC.
    private static func instant(_ handle: borrowing GRIBHandle, date: String, time: String) throws(GuidanceError) -> Timestamp {
        let (day, clock) = (try handle.integer(date), try handle.integer(time))
        guard let date = CalendarDate(year: day / 10_000, month: day / 100 % 100, day: day % 100), (1900...2200).contains(date.year),
            (0..<2400).contains(clock), clock % 100 < 60
        else { throw .message(handle.number, "no time has the date \(day) and the clock \(clock)") }
        return Timestamp(milliseconds: (Int64(date.dayNumber) * 1440 + Int64(clock / 100 * 60 + clock % 100)) * 60_000)
    }
}
