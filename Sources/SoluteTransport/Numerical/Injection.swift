/// The part of a release that falls in one step.
struct Injection {
    /// Of the place, s from the head of its run.
    let travel: Double
    /// After the step's beginning, s.
    let from: Double
    let to: Double
    /// g.
    let mass: Double
    /// S at the place.
    let shareLeft: Double

    init?(_ release: TransportScenario.Release, travel: Double, shareLeft: Double, step begin: Double, seconds: Double) {
        let end = begin + seconds
        if release.duration <= 0 {
            guard release.start >= begin, release.start < end else { return nil }
            (from, to, mass) = (release.start - begin, release.start - begin, release.mass)
        } else {
            let (first, last) = (max(begin, release.start), min(end, release.start + release.duration))
            guard last > first else { return nil }
            (from, to) = (first - begin, last - begin)
            mass = release.mass * (last - first) / release.duration
        }
        (self.travel, self.shareLeft) = (travel, shareLeft)
    }
}

extension Run {
    /// Puts it where it would have had to be at the beginning of the step, which may be above the head, to be at the place in time.
    mutating func inject(_ injection: Injection) {
        let (begin, end) = (travel(injection.travel, before: injection.to), travel(injection.travel, before: injection.from))
        let mass = injection.mass / injection.shareLeft
        end - begin < grid.step.cellTime ? put(mass, at: (begin + end) / 2) : spread(mass, from: begin, to: end)
    }

    /// Where the water was that passes a place after so many seconds of the step, in s of travel in the flow of the network.
    private func travel(_ place: Double, before seconds: Double) -> Double {
        guard let routing else { return place - seconds }
        return grid.travel(at: routing.mark(grid.evenMark(at: place), upstream: seconds / grid.step.seconds))
    }

    private mutating func spread(_ mass: Double, from begin: Double, to end: Double) {
        for cell in grid.cell(at: begin)...grid.cell(at: end) {
            let (upper, lower) = (grid.travel(atCell: cell), grid.travel(atCell: cell + 1))
            add(mass * max(0, min(lower, end) - max(upper, begin)) / (end - begin), to: cell)
        }
    }

    /// Shared with the neighbour so that the centre is right.
    private mutating func put(_ mass: Double, at travel: Double) {
        let cell = grid.cell(at: travel)
        let middle = grid.middle(cell)
        let other = travel < middle ? cell - 1 : cell + 1
        guard content.indices.contains(other) else { return add(mass, to: cell) }
        let share = (travel - middle) / (grid.middle(other) - middle)
        add(mass * (1 - share), to: cell)
        add(mass * share, to: other)
    }

    private mutating func add(_ mass: Double, to cell: Int) {
        content[cell] += mass
        filled = filled.covering(cell..<(cell + 1))
    }
}

extension RunGrid {
    /// Of a place, as if all of a cell were alike.
    func evenMark(at travel: Double) -> Mark {
        let cell = cell(at: travel)
        let upper = self.travel(atCell: cell)
        return Mark(cell: cell, share: min(1, max(0, (travel - upper) / (self.travel(atCell: cell + 1) - upper))))
    }

    /// The same, the other way.
    func travel(at mark: Mark) -> Double {
        let upper = travel(atCell: mark.cell)
        return upper + mark.share * (travel(atCell: mark.cell + 1) - upper)
    }

    fileprivate func middle(_ cell: Int) -> Double { (travel(atCell: cell) + travel(atCell: cell + 1)) / 2 }
}
