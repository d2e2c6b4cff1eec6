package import Chronology
import Foundation

/// The data of one type of event: a plain value with a name and a version.
///
/// A published version is never changed. What must change gets the next version and, until nobody writes the old one, a reader for both.
package protocol EventPayload: Codable, Hashable, Sendable {
    /// `air.forecast.issued`.
    static var type: String { get }
    static var version: Int { get }
}

extension Event {
    /// The data as `Payload`, checked for type and version.
    package func payload<Payload: EventPayload>(_: Payload.Type = Payload.self) throws(EventError) -> Payload {
        guard type == Payload.type else { throw .payload(type: type, path: "type", reason: "\(Payload.type) was expected") }
        guard version == Payload.version else {
            throw .unknownVersion(type: type, version: String(version), known: Payload.version)
        }
        do {
            return try JSONDecoder().decode(Payload.self, from: Data(data))
        } catch {
            throw Self.explained(error, of: type)
        }
    }

    private static func explained(_ error: any Error, of type: String) -> EventError {
        func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
            (context.codingPath + (last.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context): return .payload(type: type, path: path(context, key), reason: "it is missing")
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            return .payload(type: type, path: path(context), reason: context.debugDescription)
        default: return .payload(type: type, path: "", reason: "\(error)")
        }
    }

    /// An event around a typed value.
    /// - Throws: `EventError.payload` when a number in it is not finite.
    package init(
        _ payload: some EventPayload, id: String, source: String, subject: String, time: Timestamp, side: Side, realm: Realm,
        correlationID: String? = nil, causationID: String? = nil
    ) throws(EventError) {
        self.init(
            id: id, source: source, type: Swift.type(of: payload).type, version: Swift.type(of: payload).version, subject: subject,
            time: time, side: side, realm: realm, correlationID: correlationID, causationID: causationID,
            data: try payload.json())
    }
}

extension EventPayload {
    /// The value as JSON with its keys in order, so that the same value always gives the same bytes.
    func json() throws(EventError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self))
        } catch {
            throw .payload(type: Self.type, path: "", reason: "a number in it is not finite")
        }
    }
}
