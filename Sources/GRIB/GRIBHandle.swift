internal import CEcCodes
internal import Guidance

/// The only owner of one ecCodes handle: cannot be copied, lets go of it at the end of its life. Not thread-safe; see `GRIBFile`.
///
/// `@safe`: the pointer is private, comes from ecCodes, and dies with the value.
@safe struct GRIBHandle: ~Copyable {
    private let pointer: OpaquePointer
    /// Of its message in the file, for complaints.
    let number: Int

    /// Values of one field: a global grid at 0.1° has 6.5 million.
    static let maximumValues = 10_000_000

    /// - Parameter message: with one field; ecCodes keeps a copy.
    init(_ message: [UInt8], number: Int) throws(GuidanceError) {
        let made = unsafe message.withUnsafeBytes { unsafe codes_handle_new_from_message_copy(nil, $0.baseAddress, $0.count) }
        guard let made = unsafe made else { throw .message(number, "ecCodes does not take it for GRIB") }
        unsafe pointer = made
        self.number = number
    }

    deinit { unsafe codes_handle_delete(pointer) }

    func integer(_ key: String) throws(GuidanceError) -> Int {
        guard let value = optionalInteger(key) else { throw .message(number, "it has no whole number ‘\(key)’") }
        return value
    }

    func optionalInteger(_ key: String) -> Int? {
        var value = 0
        let code = unsafe codes_get_long(pointer, key, &value)
        return code == 0 ? value : nil
    }

    func text(_ key: String) throws(GuidanceError) -> String {
        var buffer = [CChar](repeating: 0, count: Self.maximumText)
        var length = buffer.count
        let code = unsafe buffer.withUnsafeMutableBufferPointer { unsafe codes_get_string(pointer, key, $0.baseAddress, &length) }
        guard code == 0 else { throw .message(number, "it has no text ‘\(key)’") }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let maximumText = 1024
}

// MARK: - Values

extension GRIBHandle {
    /// What the field has at each point; nil outside of the grid.
    func samples(at points: [GuidancePoint]) throws(GuidanceError) -> [Double?] {
        let count = try integer("numberOfDataPoints")
        guard (1...Self.maximumValues).contains(count) else { throw .message(number, "\(count) values, the most is \(Self.maximumValues)") }
        var missing = 9999.0
        _ = unsafe codes_get_double(pointer, "missingValue", &missing)
        var code: Int32 = 0
        guard let nearest = unsafe codes_grib_nearest_new(pointer, &code) else { throw problem(code, "its grid") }
        defer { unsafe codes_grib_nearest_delete(nearest) }
        var samples: [Double?] = []
        for point in points { samples.append(unsafe try sample(at: point, nearest, missing: missing)) }
        return samples
    }

    private func sample(at point: GuidancePoint, _ nearest: OpaquePointer, missing: Double) throws(GuidanceError) -> Double? {
        var (latitudes, longitudes) = ([Double](repeating: 0, count: 4), [Double](repeating: 0, count: 4))
        var (values, distances) = (latitudes, latitudes)
        var indexes = [Int32](repeating: 0, count: 4)
        var length = 4
        let code = unsafe codes_grib_nearest_find(
            nearest, pointer, point.latitude, point.longitude, 0, &latitudes, &longitudes, &values, &distances, &indexes, &length)
        // Outside of its grid.
        if code == GRIB_OUT_OF_AREA { return nil }
        guard code == 0, (0...4).contains(length) else { throw problem(code, "its values") }
        let neighbours = (0..<length).map { index in
            let value = values[index] == missing ? .nan : values[index]
            return Neighbour(
                latitude: latitudes[index], longitude: Self.longitude(longitudes[index], near: point.longitude), value: value)
        }
        return Sampling.value(neighbours, at: point)
    }

    private func problem(_ code: Int32, _ what: String) -> GuidanceError {
        .message(number, "\(what): \(unsafe String(cString: codes_get_error_message(code)))")
    }

    /// The same longitude within 180° of another.
    private static func longitude(_ value: Double, near other: Double) -> Double {
        guard value.isFinite else { return value }
        let turns = ((value - other) / 360).rounded()
        return value - turns * 360
    }
}
