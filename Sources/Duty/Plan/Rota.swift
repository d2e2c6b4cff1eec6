package import Chronology
package import Events
package import Playbook

/// Who sits on one post: layers over each other, of which the first that has a shift counts.
package struct Rota: Hashable, Sendable {
    /// Who stands in first when the one on duty is absent.
    package enum Follow: String, CaseIterable, Hashable, Sendable {
        /// The deputies, then those whose turn is next.
        case deputies
        /// Those whose turn is next, then the deputies.
        case turn
    }

    /// The post's id, which is the rota's.
    package let post: String
    /// The post's side.
    package let side: Side
    package let layers: [RotaLayer]
    /// Layers of those who stand in.
    package let deputies: [RotaLayer]
    package let follow: Follow
    /// Whether who comes says so (`duty.shift.taken`); if not, the hand-over is taken for done at its time.
    package let isConfirmed: Bool
    /// One person sits here no longer at a stretch; longer is a finding.
    package let longest: Duration
    package let provenance: Provenance
    package let calendar: DutyCalendar

    package init(
        post: String, side: Side, layers: [RotaLayer], deputies: [RotaLayer] = [], follow: Follow = .deputies, isConfirmed: Bool = true,
        longest: Duration = DutyLimits.longestShift, provenance: Provenance = .illustrative, calendar: DutyCalendar = DutyCalendar()
    ) {
        self.post = post
        self.side = side
        self.layers = layers
        self.deputies = deputies
        self.follow = follow
        self.isConfirmed = isConfirmed
        self.longest = longest
        self.provenance = provenance
        self.calendar = calendar
    }

    /// Everyone who may come up, without repetition, in the order of the file.
    package var people: [String] {
        var seen: Set<String> = []
        return (layers + deputies).flatMap(\.people).filter { seen.insert($0).inserted }
    }
}

// MARK: - By the plan

extension Rota {
    /// The plan's person first, then who stands in, each once; nil where no layer has a shift.
    package func order(at instant: Timestamp) -> [String]? {
        guard let turn = layer(at: instant)?.order(at: instant, calendar), let planned = turn.first else { return nil }
        let standIns = deputies.lazy.compactMap { $0.order(at: instant, calendar) }.first ?? []
        let next = Array(turn.dropFirst())
        var seen: Set<String> = [planned]
        let others: [String] = follow == .deputies ? standIns + next : next + standIns
        return [planned] + others.filter { seen.insert($0).inserted }
    }

    /// The plan's person alone: the first of `order`.
    func planned(at instant: Timestamp) -> String? {
        layer(at: instant).flatMap { layer in layer.turn(at: instant, calendar).map { layer.people[$0] } }
    }

    /// The layer that counts at an instant.
    func layer(at instant: Timestamp) -> RotaLayer? {
        layers.first { $0.hasShift(at: instant, calendar) }
    }

    /// An instant after this one up to which the plan does not change: its next edge, or in two days where there is none.
    func nextEdge(after instant: Timestamp) -> Timestamp {
        let today = instant.beijingDate
        var nearest = Timestamp(today.advanced(by: 2))
        for offset in -1...1 {
            let date = today.advanced(by: offset)
            for layer in layers { nearest = layer.nextEdge(after: instant, on: date, calendar, before: nearest) }
            for layer in deputies { nearest = layer.nextEdge(after: instant, on: date, calendar, before: nearest) }
        }
        return nearest
    }
}
