/// An incident on the map: where the water above the limit is, where it came from, and when it comes to the targets.
struct MapPlume {
    /// Below the symbols.
    private(set) var drawing = Drawing()
    /// Where it was released: above them.
    private(set) var source = Drawing()

    init(_ incident: MapIncident, _ subject: MapSubject, _ view: MapView) {
        for extent in incident.plume {
            guard let line = subject.geometry.line(extent.watercourse) else { continue }
            for piece in view.lines(line.piece(extent.kilometres)) {
                drawing.path(piece, Drawing.Paint(stroke: Style.plume, width: 3, opacity: 0.3 + 0.4 * (extent.probability ?? 1)))
                drawing.path(piece, .line("#ffffff", 0.5, dash: "0.6 0.9"))
            }
        }
        guard let place = subject.geometry.position(watercourse: incident.watercourse, kilometre: incident.kilometre) else { return }
        let at = view.point(place)
        guard view.frame.contains(at) else { return }
        source.circle(at, 2.6, .line(Style.plume, 0.6))
        for (dx, dy) in [(2.0, 2.0), (2, -2)] { source.line(at.moved(-dx, -dy), at.moved(dx, dy), .line(Style.plume, 0.6)) }
    }
}
