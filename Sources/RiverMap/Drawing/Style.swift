import Events

/// What every sheet has in common: type, colours and patterns. All of it must survive a black-and-white copier: what a colour says, a shape,
/// a hatch or a dash says as well.
enum Style {
    /// Capitals of 2 mm, which can be read at arm's length: nothing on a sheet is smaller.
    static let smallType = 2.75
    static let smallestCapHeight = 2.0
    /// From one baseline of small type to the next.
    static let leading = 3.8
    static let families = "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"

    static let ink = "#111111"
    static let quietInk = "#4a4a4a"
    static let frame = "#222222"
    static let grid = "#9aa7ad"
    static let local = "#fbf3dc"
    static let corps = "#dcebe0"
    static let outside = "#f4f4f4"
    static let border = "#8a7f6a"
    static let water = ["#0b4f9c", "#2f86d6"]
    static let dry = "#8c6239"
    static let plume = "#b3126b"

    /// What is painted over a ground's colour; nil for the local side's, which stays plain.
    static func hatch(_ side: Side?) -> String? {
        switch side {
        case .local: nil
        case .corps: "url(#corps)"
        case nil: "url(#outside)"
        }
    }

    static func ground(_ side: Side?) -> String {
        switch side {
        case .local: local
        case .corps: corps
        case nil: outside
        }
    }

    /// Hatches that tell the sides apart without colour.
    static let patterns = """
        <pattern id="corps" width="2.2" height="2.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V2.2" \
        stroke="#4d7a5c" stroke-width="0.5" fill="none"/></pattern><pattern id="outside" width="2.4" height="2.4" \
        patternUnits="userSpaceOnUse" patternTransform="rotate(30)"><circle cx="1.2" cy="1.2" r="0.2" fill="#a9a9a9"/></pattern>
        """
}
