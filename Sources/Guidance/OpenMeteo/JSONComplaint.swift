import Foundation
import Wording

enum JSONSpace {
    /// Blanks as JSON has them, and a byte order mark.
    static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte) }
}

/// What the decoder found wrong, with the way to it.
enum JSONComplaint {
    static func explained(_ error: any Error) -> GuidanceError {
        switch error {
        case DecodingError.keyNotFound(let key, let context): .missing(key: path(context, key))
        case DecodingError.valueNotFound(_, let context): .missing(key: path(context))
        case DecodingError.typeMismatch(_, let context): .wrong(key: path(context), found: "…", wanted: wanted(path(context)))
        case DecodingError.dataCorrupted(let context): .json(reason(context))
        default: .json("\(error)")
        }
    }

    private static func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
        (context.codingPath + (last.map { [$0] } ?? [])).map { key in
            key.intValue.map { "[\($0)]" } ?? key.stringValue
        }.joined(separator: ".")
    }

    private static func wanted(_ path: String) -> Bilingual {
        path.hasPrefix("hourly.") || path.contains(".hourly.")
            ? Bilingual(zh: "数或 null 的列表", en: "a list of numbers and nulls")
            : Bilingual(zh: "Open-Meteo 所写的类型", en: "what Open-Meteo writes there")
    }

    /// The parser's own words, which name line and column.
    private static func reason(_ context: DecodingError.Context) -> String {
        let underlying = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
        let place = context.codingPath.isEmpty ? "" : "\(path(context)): "
        return place + String((underlying ?? context.debugDescription).prefix(200))
    }
}
