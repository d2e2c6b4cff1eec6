// Where the water of a run that changes comes from.

extension RunRouting {
    /// Marks of what leaves, and of the faces whose water was in cells with something in them: what a face passes in a step was above it.
    /// - Parameter filled: cells, with ghosts.
    /// - Returns: the faces that were in them, one more if all below were.
    func mark(_ grid: inout RunGrid, departing filled: Range<Int>) -> Range<Int> {
        markExits(&grid)
        guard !filled.isEmpty else { return 0..<0 }
        let first = max(0, filled.lowerBound - step.bins - 1)
        var (face, begin, cell) = (first, first, search(ends[step.bins + first - 1] - passed[first]).cell)
        while face <= volume.count {
            let place = ends[step.bins + face - 1] - passed[face]
            grid.departures[face] = face < volume.count ? mark(at: max(0, place), from: &cell) : grid.exits[step.bins]
            let there = grid.departures[face].cell
            if there < filled.lowerBound { begin = face + 1 }
            if there >= filled.upperBound { break }
            face += 1
        }
        return begin..<max(begin, face)
    }

    private func markExits(_ grid: inout RunGrid) {
        let tail = ends[step.bins + volume.count - 1]
        var left = 0.0
        grid.exits[0] = RunGrid.Mark(cell: step.bins + volume.count - 1, share: 1)
        for bin in 0..<step.bins {
            left += leaving[bin]
            grid.exits[bin + 1] = search(max(0, tail - left))
        }
    }

    private func mark(at place: Double, from cell: inout Int) -> RunGrid.Mark {
        while cell < ends.count - 2, ends[cell] <= place { cell += 1 }
        let begin = cell > 0 ? ends[cell - 1] : 0
        let share = ends[cell] > begin ? (place - begin) / (ends[cell] - begin) : 0
        return RunGrid.Mark(cell: cell, share: min(1, max(0, share)))
    }

    /// The water that passes a place after a share of the step, at its beginning.
    /// - Parameter mark: of the place.
    func mark(_ mark: RunGrid.Mark, upstream share: Double) -> RunGrid.Mark {
        let begin = mark.cell > 0 ? ends[mark.cell - 1] : 0
        let place = begin + mark.share * (ends[mark.cell] - begin) - share * passing(mark)
        return search(max(0, place))
    }

    /// In the step, m³; linear between the faces.
    func passing(_ mark: RunGrid.Mark) -> Double {
        let cell = max(0, mark.cell - step.bins)
        return passed[cell] + mark.share * (passed[cell + 1] - passed[cell])
    }

    private func search(_ place: Double) -> RunGrid.Mark {
        var (low, high) = (0, ends.count - 2)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return mark(at: place, from: &low)
    }

    /// The water that has passed a place after a share of the last step, now; nil where it has left.
    func mark(_ mark: RunGrid.Mark, downstream share: Double) -> RunGrid.Mark? {
        var (left, cell) = (share * passing(mark) + mark.share * volume[mark.cell - step.bins], mark.cell - step.bins)
        while left > volume[cell] {
            left -= volume[cell]
            cell += 1
            guard cell < volume.count else { return nil }
        }
        return RunGrid.Mark(cell: step.bins + cell, share: left / volume[cell])
    }
}
