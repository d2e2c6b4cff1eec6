/// Finds the word that was probably meant.
enum Spelling {
    /// Longer words are not compared: nobody means them.
    static let longestWord = 64

    /// The nearest candidate, if at most a third of the word is wrong; of equals, the first.
    static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased())
        guard !letters.isEmpty, letters.count <= longestWord else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in candidates where candidate.count <= longestWord {
            let distance = distance(letters, Array(candidate.lowercased()))
            guard distance <= max(1, max(letters.count, candidate.count) / 3), distance < best?.distance ?? .max else { continue }
            guard distance < candidate.count else { continue }
            best = (candidate, distance)
        }
        return best?.word
    }

    /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let change = last[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(change, last[column + 1] + 1, current[column] + 1)
                let isSwap = row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
                if isSwap { cost = min(cost, beforeLast[column - 1] + 1) }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
