import Chronology
import Foundation
import Wording

/// One place's answer of Open-Meteo (https://open-meteo.com/en/docs, “JSON Return Object”), as it is written.
struct OpenMeteoReply {
    let point: GuidancePoint
    /// Growing.
    let times: [Timestamp]
    /// By name, each as long as `times`; NaN for null.
    let columns: [String: [Double]]
    let units: [String: String]

    /// The places of a reply: an object for one, an array for several.
    static func read(_ bytes: [UInt8]) throws(GuidanceError) -> [OpenMeteoReply] {
        let isArray = bytes.first { !JSONSpace.isSpace($0) } == UInt8(ascii: "[")
        if !isArray, let refusal: Refusal = try? decode(bytes), refusal.error { throw .refused(reason: String(refusal.reason.prefix(300))) }
        let written: [Written] = isArray ? try decode(bytes) : [try decode(bytes)]
        guard !written.isEmpty else { throw .nothingUsable }
        guard written.count <= GuidanceLimits.points else {
            throw .tooMany(.points, have: written.count, most: GuidanceLimits.points)
        }
        var replies: [OpenMeteoReply] = []
        for (index, written) in written.enumerated() {
            replies.append(try OpenMeteoReply(written, path: isArray ? "[\(index)].hourly" : "hourly"))
        }
        return replies
    }

    private init(_ written: Written, path: String) throws(GuidanceError) {
        let point = GuidancePoint(latitude: written.latitude, longitude: written.longitude, elevation: written.elevation)
        guard point.isOnEarth else { throw .point("\(point)") }
        guard (-14 * 3600...14 * 3600).contains(written.utcOffsetSeconds) else {
            let wanted = Bilingual(zh: "−50400 至 50400 秒", en: "between -50400 and 50400 s")
            throw .wrong(key: "utc_offset_seconds", found: "\(written.utcOffsetSeconds)", wanted: wanted)
        }
        let count = written.hourly.times.count
        guard count <= GuidanceLimits.stepsOfSeries else { throw .tooMany(.steps, have: count, most: GuidanceLimits.stepsOfSeries) }
        times = try written.hourly.times.instants(offsetSeconds: written.utcOffsetSeconds, key: "\(path).time")
        for (key, values) in written.hourly.columns.sorted(by: { $0.key < $1.key }) where values.count != count {
            throw .length(key: "\(path).\(key)", have: values.count, of: count)
        }
        self.point = point
        columns = written.hourly.columns
        units = written.hourlyUnits
    }

    private static func decode<Value: Decodable>(_ bytes: [UInt8]) throws(GuidanceError) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch {
            throw JSONComplaint.explained(error)
        }
    }
}

// MARK: - As it is written

private struct Refusal: Decodable {
    let error: Bool
    let reason: String
}

private struct Written: Decodable {
    let latitude: Double
    let longitude: Double
    let elevation: Double?
    let utcOffsetSeconds: Int
    let hourlyUnits: [String: String]
    let hourly: Hourly

    enum CodingKeys: String, CodingKey {
        case latitude, longitude, elevation, hourly
        case utcOffsetSeconds = "utc_offset_seconds"
        case hourlyUnits = "hourly_units"
    }
}

private struct Hourly: Decodable {
    let times: Times
    let columns: [String: [Double]]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        times = try container.decode(Times.self, forKey: AnyKey(stringValue: "time"))
        var columns: [String: [Double]] = [:]
        for key in container.allKeys where key.stringValue != "time" {
            columns[key.stringValue] = try container.decode([Double?].self, forKey: key).map { $0 ?? .nan }
        }
        self.columns = columns
    }
}

/// Local times without an offset (`2026-03-26T00:00`), or seconds since 1970, which are in UTC.
private enum Times: Decodable {
    case local([String])
    case unix([Int64])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let seconds = try? container.decode([Int64].self) {
            self = .unix(seconds)
        } else {
            self = .local(try container.decode([String].self))
        }
    }

    var count: Int {
        switch self {
        case .local(let texts): texts.count
        case .unix(let seconds): seconds.count
        }
    }

    func instants(offsetSeconds: Int, key: String) throws(GuidanceError) -> [Timestamp] {
        var instants: [Timestamp] = []
        for index in 0..<count {
            guard let instant = instant(index, offsetSeconds), instants.last.map({ $0 < instant }) ?? true else {
                throw .times(key: key, index: index)
            }
            instants.append(instant)
        }
        return instants
    }

    private func instant(_ index: Int, _ offsetSeconds: Int) -> Timestamp? {
        switch self {
        case .local(let texts): Timestamp(rfc3339: texts[index] + ":00Z").map { $0 - .seconds(offsetSeconds) }
        case .unix(let seconds):
            // The years 1900 to 2200; beyond them a product with 1000 may not even fit.
            (-2_208_988_800...7_258_118_400).contains(seconds[index]) ? Timestamp(secondsSince1970: seconds[index]) : nil
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
