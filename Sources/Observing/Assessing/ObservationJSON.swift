import AirQuality
import Chronology
import Events

/// Reads the data of `air.observation.recorded` without building a tree, since ten years of a region are millions of them.
///
/// It understands what our own encoder writes. Anything else (escapes, exponents, unknown keys, nested values) goes the usual way
/// through `JSONDecoder`, which is the judge of what is right and explains what is wrong.
enum ObservationJSON {
    struct Hour: Hashable {
        var station = ""
        var place = ""
        var stamp = Timestamp.distantPast
        var word = StationDay.Hour(values: HourValues(), revision: 0, file: 0)
    }

    /// - Throws: `EventError` when the data do not fit.
    static func hour(of event: Event) throws(EventError) -> Hour {
        if event.version == ObservationRecorded.version {
            var reader = ObservationReader(bytes: event.data)
            if let hour = reader.read() { return hour }
        }
        return try hour(from: event.payload(ObservationRecorded.self), of: event)
    }

    static func hour(from payload: ObservationRecorded, of event: Event) throws(EventError) -> Hour {
        var values = HourValues()
        for (code, units) in payload.values where !values.take(Concentration(units), code: code) {
            throw .payload(
                type: event.type, path: "values.\(code)", reason: "\(units) is no concentration of a known pollutant; leave it out")
        }
        values.publishedAQI = payload.publishedAQI
        values.publishedPrimary = PollutantSet(payload.publishedPrimary.compactMap(Pollutant.init))
        let word = StationDay.Hour(values: values, revision: payload.revision, file: Fingerprint.ofFile(payload.file.utf8))
        return Hour(station: payload.station, place: payload.place, stamp: payload.hour, word: word)
    }
}

/// The fast reader. Nil at the first thing that it does not expect.
private struct ObservationReader {
    let bytes: [UInt8]
    var position = 0
    var hour = ObservationJSON.Hour()
    /// Required members seen, so that an incomplete object is left to the decoder.
    var seen = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// station, place, hour, values, publishedPrimary, revision, file, line.
    static let required = 8

    mutating func read() -> ObservationJSON.Hour? {
        guard take("{") else { return nil }
        repeat {
            guard let key = string(), take(":"), member(bytes[key]) else { return nil }
        } while take(",")
        guard take("}"), position == bytes.count, seen == Self.required else { return nil }
        return hour
    }

    /// Keys of an object come once each; a repeated one would be counted twice and is left to the decoder by `seen`.
    private mutating func member(_ key: ArraySlice<UInt8>) -> Bool {
        seen += 1
        switch key.count {
        case 4 where key.elementsEqual("file".utf8): return file()
        case 4 where key.elementsEqual("hour".utf8): return stamp()
        case 4 where key.elementsEqual("line".utf8): return integer() != nil
        case 5 where key.elementsEqual("place".utf8): return text { $0.place = $1 }
        case 6 where key.elementsEqual("values".utf8): return values()
        case 7 where key.elementsEqual("station".utf8): return text { $0.station = $1 }
        case 8 where key.elementsEqual("revision".utf8): return revision()
        case 12 where key.elementsEqual("publishedAQI".utf8): return publishedAQI()
        case 16 where key.elementsEqual("publishedPrimary".utf8): return primary()
        default: return false
        }
    }
}

// MARK: - Its members

extension ObservationReader {
    private mutating func text(_ set: (inout ObservationJSON.Hour, String) -> Void) -> Bool {
        guard let range = string() else { return false }
        set(&hour, String(decoding: bytes[range], as: UTF8.self))
        return true
    }

    private mutating func file() -> Bool {
        guard let range = string() else { return false }
        hour.word.file = Fingerprint.ofFile(bytes[range])
        return true
    }

    /// `2020-03-26T10:00:00Z`, as our encoder writes an hour; other forms go to the decoder.
    private mutating func stamp() -> Bool {
        guard let range = string(), range.count == 20, bytes[range.lowerBound + 10] == UInt8(ascii: "T"),
            bytes[range].suffix(7).elementsEqual(":00:00Z".utf8), let date = date(range.lowerBound),
            let hour = number(range.lowerBound + 11, digits: 2), hour < 24
        else { return false }
        self.hour.stamp = Timestamp(secondsSince1970: Int64(date.dayNumber) * 86_400 + Int64(hour) * 3600)
        return true
    }

    private func date(_ start: Int) -> CalendarDate? {
        guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = number(start, digits: 4), let month = number(start + 5, digits: 2), let day = number(start + 8, digits: 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private func number(_ start: Int, digits: Int) -> Int? {
        var value = 0
        for byte in bytes[start..<start + digits] {
            guard let digit = byte.digit else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    private mutating func revision() -> Bool {
        guard let revision = integer() else { return false }
        hour.word.revision = revision
        return true
    }

    private mutating func publishedAQI() -> Bool {
        // Not one of the required.
        seen -= 1
        hour.word.values.publishedAQI = integer()
        return hour.word.values.publishedAQI != nil
    }

    private mutating func primary() -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat {
            guard let code = string(), let pollutant = pollutant(bytes[code]) else { return false }
            hour.word.values.publishedPrimary.insert(pollutant)
        } while take(",")
        return take("]")
    }

    private mutating func values() -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        repeat {
            guard let code = string(), take(":"), let value = concentration() else { return false }
            guard let pollutant = pollutant(bytes[code]) else {
                guard bytes[code].elementsEqual(HourValues.ozoneEightHoursCode.utf8) else { return false }
                hour.word.values.ozoneEightHours = value
                continue
            }
            hour.word.values.reading[pollutant] = value
        } while take(",")
        return take("}")
    }

    private func pollutant(_ code: ArraySlice<UInt8>) -> Pollutant? {
        Pollutant.allCases.first { code.elementsEqual($0.rawValue.utf8) }
    }
}

// MARK: - Its tokens

extension ObservationReader {
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    /// The inside of a string without escapes.
    private mutating func string() -> Range<Int>? {
        guard take("\"") else { return nil }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20 else { return nil }
            position += 1
        }
        let end = position
        return take("\"") ? start..<end : nil
    }

    /// At most nine digits, not negative.
    private mutating func integer() -> Int? {
        var value = 0
        let start = position
        while position < bytes.count, let digit = bytes[position].digit {
            guard position - start < 9 else { return nil }
            value = value * 10 + digit
            position += 1
        }
        return position > start ? value : nil
    }

    /// Digits with at most three decimals, which is all that our encoder writes of a concentration; more goes to the decoder.
    private mutating func concentration() -> Concentration? {
        guard let whole = integer(), whole <= Concentration.maximumThousandths / 1000 else { return nil }
        guard take(".") else { return isEndOfNumber ? Concentration(whole: whole) : nil }
        var thousandths = whole
        for _ in 0..<3 {
            let digit = position < bytes.count ? bytes[position].digit : nil
            if digit != nil { position += 1 }
            thousandths = thousandths * 10 + (digit ?? 0)
        }
        return isEndOfNumber ? Concentration(thousandths: thousandths) : nil
    }

    private var isEndOfNumber: Bool {
        guard position < bytes.count else { return false }
        return bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: "}")
    }
}

extension UInt8 {
    fileprivate var digit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }
}
