import Foundation

/// SVG (1.1) in the order in which it is painted; lengths are in mm.
struct Drawing {
    private(set) var elements: [String] = []
    /// Every text that was set, with the room it takes: what tests look at.
    private(set) var texts: [SetText] = []

    /// One line of type.
    struct SetText: Hashable {
        let text: String
        let box: Box
        let size: Double
    }

    enum Anchor: String {
        case start, middle, end
    }

    /// How a line or area is painted.
    struct Paint {
        var fill = "none"
        var stroke: String?
        var width = 0.2
        var dash: String?
        var opacity: Double?

        static func fill(_ colour: String, opacity: Double? = nil) -> Paint { Paint(fill: colour, opacity: opacity) }
        static func line(_ colour: String, _ width: Double, dash: String? = nil) -> Paint {
            Paint(stroke: colour, width: width, dash: dash)
        }

        var attributes: String {
            var text = "fill=\"\(fill)\""
            if let stroke { text += " stroke=\"\(stroke)\" stroke-width=\"\(Figure.text(width))\"" }
            if let dash { text += " stroke-dasharray=\"\(dash)\"" }
            if let opacity { text += " opacity=\"\(Figure.text(opacity))\"" }
            return text
        }
    }

    /// How a text is set.
    struct Lettering {
        var size = Style.smallType
        var isBold = false
        var isItalic = false
        var colour = Style.ink
        var anchor = Anchor.start
        /// White around it, where it stands on a map.
        var hasHalo = false
        /// Clockwise, degrees.
        var rotation: Double?
    }

    mutating func add(_ element: String) { elements.append(element) }

    mutating func append(_ other: Drawing) {
        elements += other.elements
        texts += other.texts
    }

    mutating func box(_ box: Box, _ paint: Paint) {
        let place = "x=\"\(Figure.text(box.minX))\" y=\"\(Figure.text(box.minY))\""
        add("<rect \(place) width=\"\(Figure.text(box.width))\" height=\"\(Figure.text(box.height))\" \(paint.attributes)/>")
    }

    mutating func line(_ from: Point, _ to: Point, _ paint: Paint) { path([from, to], paint) }

    mutating func circle(_ middle: Point, _ radius: Double, _ paint: Paint) {
        add("<circle cx=\"\(Figure.text(middle.x))\" cy=\"\(Figure.text(middle.y))\" r=\"\(Figure.text(radius))\" \(paint.attributes)/>")
    }

    mutating func path(_ points: [Point], isClosed: Bool = false, _ paint: Paint) {
        guard points.count > 1 else { return }
        paths([points], isClosed: isClosed, paint)
    }

    /// Several rings as one area, holes left open by the even-odd rule; or several lines as one.
    mutating func paths(_ lines: [[Point]], isClosed: Bool, _ paint: Paint) {
        let data = lines.map { Self.data($0, isClosed) }.joined()
        add("<path d=\"\(data)\" \(paint.attributes) fill-rule=\"evenodd\" stroke-linejoin=\"round\"/>")
    }

    private static func data(_ points: [Point], _ isClosed: Bool) -> String {
        let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(Figure.text($1.x)) \(Figure.text($1.y))" }
        return steps.joined() + (isClosed ? "Z" : "")
    }

    /// One line of type whose baseline begins, is centred or ends at a point.
    mutating func text(_ text: String, _ at: Point, _ type: Lettering = Lettering()) {
        guard !text.isEmpty else { return }
        let text = Self.printed(text)
        var attributes =
            "x=\"\(Figure.text(at.x))\" y=\"\(Figure.text(at.y))\" font-size=\"\(Figure.text(type.size))\" fill=\"\(type.colour)\""
        if type.anchor != .start { attributes += " text-anchor=\"\(type.anchor.rawValue)\"" }
        if type.isBold { attributes += " font-weight=\"bold\"" }
        if type.isItalic { attributes += " font-style=\"italic\"" }
        if let rotation = type.rotation {
            attributes += " transform=\"rotate(\(Figure.text(rotation)) \(Figure.text(at.x)) \(Figure.text(at.y)))\""
        }
        if type.hasHalo {
            add("<text \(attributes) stroke=\"#ffffff\" stroke-width=\"0.7\" stroke-linejoin=\"round\">\(Self.escaped(text))</text>")
        }
        add("<text \(attributes)>\(Self.escaped(text))</text>")
        if type.rotation == nil { texts.append(SetText(text: text, box: Self.box(text, at, type), size: type.size)) }
    }

    /// Chinese as it is written downwards, one character below the other; `at` is the middle of the upper edge.
    mutating func column(_ text: String, _ at: Point, _ type: Lettering = Lettering()) {
        let step = type.size * 1.04
        for (index, character) in text.enumerated() {
            var letter = type
            letter.anchor = .middle
            let place = Point(at.x, at.y + Double(index) * step + 0.84 * type.size)
            self.text(String(character), place, letter)
        }
    }

    /// The room that a line of type takes: from the height of its capitals to its baseline, a little more for Chinese characters.
    static func box(_ text: String, _ at: Point, _ type: Lettering) -> Box {
        let width = TextWidth.of(text, size: type.size, isBold: type.isBold)
        let x =
            switch type.anchor {
            case .start: at.x
            case .middle: at.x - width / 2
            case .end: at.x - width
            }
        return Box(x: x, y: at.y - 0.84 * type.size, width: width, height: type.size)
    }

    /// An apostrophe between Latin letters would be as wide as a Chinese character.
    private static func printed(_ text: String) -> String { text.replacing("’", with: "'") }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}

/// Numbers as they are written into files: the same on every machine.
enum Figure {
    /// At most so many decimals, without zeros at the end.
    static func text(_ value: Double, decimals: Int = 2) -> String {
        let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let scaled = (abs(value) * power).rounded()
        guard scaled < 1e15 else { return "0" }
        let (whole, rest) = Int64(scaled).quotientAndRemainder(dividingBy: Int64(power))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = String(rest)
        digits = String(repeating: "0", count: decimals - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }

    /// With thin groups of three: 1 500 000.
    static func grouped(_ value: Int) -> String {
        let digits = String(value)
        return String(
            digits.enumerated().flatMap { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 ? [" ", digit] : [digit]
            })
    }
}
