/// The line as it goes through one position, with where it comes from and goes to.
struct CAPPassage {
    typealias Way = (from: CAPPosition, through: CAPPosition, to: CAPPosition)

    private let way: Way

    init(_ way: Way) { self.way = way }

    /// Whether another way through the same position comes from the one side and goes to the other. One that shares a part with this one
    /// runs over it, which is another fault.
    func isCrossed(by other: Way) -> Bool {
        // Whoever turns back on his own way has no sides.
        guard !isOnRay(to: way.from, way.to), let from = isLeft(other.from), let to = isLeft(other.to) else { return false }
        return from != to
    }

    /// Nil for what lies on the way itself.
    private func isLeft(_ point: CAPPosition) -> Bool? {
        if isOnRay(to: way.from, point) || isOnRay(to: way.to, point) { return nil }
        let (before, after) = (point.side(from: way.from, to: way.through), point.side(from: way.through, to: way.to))
        let turn = way.to.side(from: way.from, to: way.through)
        // Inside of a bend to the left is left of both its parts; outside of a bend to the right it is enough to be left of one.
        return turn > 0 ? before > 0 && after > 0 : turn < 0 ? before > 0 || after > 0 : before > 0
    }

    private func isOnRay(to end: CAPPosition, _ point: CAPPosition) -> Bool {
        guard point.side(from: way.through, to: end) == 0 else { return false }
        let (north, east) = (end.latitude - way.through.latitude, end.longitude - way.through.longitude)
        return north * (point.latitude - way.through.latitude) + east * (point.longitude - way.through.longitude) > 0
    }
}

extension CAPPosition {
    /// On which side of a line it is: −1, 0, 1; 1 is left.
    func side(from start: CAPPosition, to end: CAPPosition) -> Int {
        let area =
            (end.longitude - start.longitude) * (latitude - start.latitude)
            - (end.latitude - start.latitude) * (longitude - start.longitude)
        return area > CAPOutline.nothing ? 1 : area < -CAPOutline.nothing ? -1 : 0
    }
}
