// The main stem as one line, which most people mean by the river.

extension River {
    /// Of the main stem.
    package var reaches: [Reach] { stem?.reaches ?? [] }
    package var lengthKilometres: Double { stem?.lengthKilometres ?? 0 }
    package func stretch(at kilometre: Double) -> Stretch? { stretch(at: Location(kilometre: kilometre)) }
    package func reach(at kilometre: Double) -> Reach? { reach(at: Location(kilometre: kilometre)) }
    /// Downstream.
    package var stemTargets: [Target] { targets.filter { $0.location.watercourse == Watercourse.stem } }
}
