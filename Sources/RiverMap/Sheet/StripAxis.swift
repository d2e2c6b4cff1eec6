import Playbook
import Wording

/// Which kilometres a strip shows, and where they stand on paper.
struct StripAxis {
    let course: MapSubject.Course
    let range: ClosedRange<Double>
    let others: [MapSubject.Course]
    private let left: Double
    /// Nothing of the strip stands right of it.
    let edge: Double
    let width: Double

    /// Left of it are the names of the bars, right of it the name of the last owner.
    private static let room = (left: 26.0, right: 24.0)

    init(_ sheet: Sheet, in frame: Box) {
        switch sheet.extent {
        case .river, .lists:
            course = sheet.subject.courses.first ?? Self.nothing
            range = 0...max(course.length, 0.1)
        case .reach(let watercourse, let reach):
            course = sheet.subject.course(watercourse) ?? Self.nothing
            range = reach.kilometres
        }
        others = sheet.subject.courses
        edge = frame.maxX - 1
        left = frame.minX + Self.room.left
        width = frame.width - Self.room.left - Self.room.right
    }

    private static let nothing = MapSubject.Course(
        id: "", name: .init(zh: "", en: ""), kind: .stem, reaches: [], provenance: .illustrative)

    /// Where labels may stand.
    var labelRoom: ClosedRange<Double> { (left - 16)...(left + width + 16) }

    func x(_ kilometre: Double) -> Double { left + length(kilometre - range.lowerBound) }

    /// Of so many kilometres, mm.
    func length(_ kilometres: Double) -> Double { kilometres / (range.upperBound - range.lowerBound) * width }

    /// A bar over the kilometres that the strip shows of these; nil when it shows none.
    func box(_ kilometres: ClosedRange<Double>, top: Double, height: Double) -> Box? {
        let (from, to) = (max(kilometres.lowerBound, range.lowerBound), min(kilometres.upperBound, range.upperBound))
        guard to > from else { return nil }
        return Box(x: x(from), y: top, width: length(to - from), height: height)
    }
}
