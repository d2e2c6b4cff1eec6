/// JSON (RFC 8259) whose members stay in the order in which they were given: the same value gives the same text on every machine.
indirect enum JSONText {
    case string(String)
    case number(Double, decimals: Int)
    case array([JSONText])
    case object([(String, JSONText)])
    case flag(Bool)
    case null

    static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }
    static func optional(_ number: Double?, decimals: Int = 3) -> JSONText { number.map { .number($0, decimals: decimals) } ?? .null }

    var text: String {
        switch self {
        case .string(let text): Self.quoted(text)
        case .number(let value, let decimals): value.isFinite ? Figure.text(value, decimals: decimals) : "null"
        case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { "\(Self.quoted($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
        case .flag(let value): value ? "true" : "false"
        case .null: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case let control where control.value < 0x20: "\\u00" + (control.value < 16 ? "0" : "") + String(control.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}
