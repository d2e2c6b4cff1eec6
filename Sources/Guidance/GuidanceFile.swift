/// A file or reply of guidance: recognised by its bytes, whatever it is called.
package enum GuidanceFormat: String, CaseIterable, Hashable, Sendable {
    case json, grib, csv

    /// Nil for what is no guidance. A CSV file of the network's observations has another header.
    package init?(recognising bytes: [UInt8]) {
        if bytes.starts(with: "GRIB".utf8) {
            self = .grib
            return
        }
        guard let first = bytes.first(where: { !JSONSpace.isSpace($0) }) else { return nil }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            self = .json
            return
        }
        let line = String(decoding: bytes.prefix(4096).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let header = TextTable.header(of: line[...])
        guard GuidanceCSV.recognises(header) || WindAnalysis.recognises(header) else { return nil }
        self = .csv
    }
}

package struct GuidanceFile: Sendable {
    /// Without folders.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Decodes the messages of a GRIB file at points; the one part of reading that is not pure Swift, so it is handed in.
    package typealias GRIBDecoder = @Sendable (_ bytes: [UInt8], _ points: [GuidancePoint]) throws(GuidanceError) -> [GRIBField]

    /// The runs that the file holds, at least one.
    /// - Parameter context: its model is used where the file's name has none (`2026-03-26@ecmwf_ifs025.json`).
    package func runs(_ context: GuidanceContext, decodingGRIB decode: GRIBDecoder) throws(GuidanceError) -> [GuidanceRun] {
        let context = GuidanceContext(
            known: context.known, model: GuidanceContext.model(inName: name) ?? context.model, points: context.points)
        guard !bytes.isEmpty else { throw .empty }
        guard let format = GuidanceFormat(recognising: bytes) else { throw .unknownFormat(begins: beginning) }
        let most = format == .grib ? GuidanceLimits.gribBytes : GuidanceLimits.bytes
        guard bytes.count <= most else { throw .tooLarge(bytes: bytes.count, most: most) }
        switch format {
        case .json: return try replyRuns(context)
        case .grib: return try GRIBReading.runs(of: try decode(bytes, try context.wantedPoints()), context)
        case .csv: return try tableRuns(context)
        }
    }

    /// A reply that numbers its members is an ensemble's, one with pollutants is of air quality, any other is a forecast.
    private func replyRuns(_ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        let replies = try OpenMeteoReply.read(bytes)
        if OpenMeteoEnsemble.recognises(replies) { return try OpenMeteoEnsemble.runs(of: replies, context) }
        if OpenMeteoAirQuality.recognises(replies) { return try OpenMeteoAirQuality.runs(of: replies, context) }
        return try OpenMeteoForecast.runs(of: replies, context)
    }

    private func tableRuns(_ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        let line = String(decoding: bytes.prefix(4096).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        return WindAnalysis.recognises(TextTable.header(of: line[...]))
            ? try WindAnalysis.runs(of: bytes, context) : try GuidanceCSV.runs(of: bytes)
    }

    private var beginning: String {
        String(String(decoding: bytes.prefix(40), as: UTF8.self).prefix { !$0.isNewline })
    }
}
