package import Playbook
import Wording

// What must fit together within one network. Every sentence says what is wrong, where, and what to write.

extension River {
    /// A rating whose discharge is further than this from what the reach carries says little about it.
    static let ratingTolerance = 0.25

    /// Everything that does not fit, in no particular order; nothing when the river can be computed and its figures agree.
    package func findings() -> [Finding] {
        let structure = stemFindings() + idFindings() + headFindings() + mouthFindings() + workFindings() + chainFindings()
        guard !structure.hasErrors else { return structure + seasonFindings() }
        return structure + seasonFindings() + circleFindings() + shareFindings() + waterFindings() + entryFindings()
    }

    func finding(
        _ kind: Marked, _ id: String, zh: String, _ remedyInChinese: String, en: String, _ remedy: String,
        severity: Finding.Severity = .error
    ) -> Finding {
        Finding(
            severity, at: mark(kind, id), problem: Bilingual(zh: zh, en: en), remedy: Bilingual(zh: remedyInChinese, en: remedy))
    }

    private func seasonFindings() -> [Finding] {
        let counts = seasons.flatMap(\.months).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let wrong = (1...12).filter { counts[$0] != 1 }.map(String.init).joined(separator: ", ")
        guard !wrong.isEmpty else { return [] }
        return [
            finding(
                .seasons, id, zh: "月份 \(wrong) 不是恰好属于一个季节", "十二个月各写一次", en: "month \(wrong) is not in exactly one season",
                "write each of the twelve months once")
        ]
    }

    private func stemFindings() -> [Finding] {
        let stems = watercourses.filter { $0.kind == .stem }.map(\.id)
        guard stems != [Watercourse.stem] || watercourses.first?.kind != .stem else { return [] }
        return [
            finding(
                .river, id, zh: "第一条水流应是唯一的干流，标识为 stem", "把干流写在最前，id: stem, kind: stem",
                en: "the first watercourse is not the one main stem", "write the main stem first, with ‘id: stem’ and ‘kind: stem’")
        ]
    }

    /// Reaches are named in what is computed, so no two of them may share an id, on different watercourses either.
    private func idFindings() -> [Finding] {
        let ids = watercourses.flatMap { $0.reaches.map(\.id) }
        let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        return twice.map { reach in
            finding(
                .reach, reach, zh: "河段标识“\(reach)”用了不止一次", "每个河段各用一个标识", en: "the reach id ‘\(reach)’ is used more than once",
                "give each reach of the river its own id")
        }
    }

    private func circleFindings() -> [Finding] {
        guard let first = order.circle.first else { return [] }
        let names = (order.circle + [first]).map { watercourses[$0].id }.joined(separator: " → ")
        return [
            finding(
                .watercourse, watercourses[first].id, zh: "水流成环：\(names)", "改正其中一条的去向（mouth）或引水口",
                en: "the water goes in a circle: \(names)", "correct the mouth of one of them, or where it is diverted")
        ]
    }
}

// MARK: - Chains of kilometres

extension River {
    private func chainFindings() -> [Finding] {
        watercourses.flatMap { course -> [Finding] in
            let grounds = stretches.filter { $0.watercourse == course.id }.map(\.kilometres)
            return chain(course.reaches.map(\.kilometres), .watercourse, course.id, Bilingual(zh: "河段", en: "reach"))
                + chain(grounds, .jurisdictions, course.id, Bilingual(zh: "辖区", en: "jurisdiction"))
                + sameEnd(course, grounds)
        }
    }

    /// From 0 downstream without gap or overlap.
    private func chain(_ pieces: [ClosedRange<Double>], _ kind: Marked, _ id: String, _ noun: Bilingual) -> [Finding] {
        var end = 0.0
        return pieces.enumerated().compactMap { index, piece -> Finding? in
            defer { end = piece.upperBound }
            guard piece.lowerBound != end else { return nil }
            return finding(
                kind, id, zh: "\(id) 的第 \(index + 1) 个\(noun.zh)始于 \(piece.lowerBound) km，而上一段止于 \(end) km",
                "自 0 起向下游首尾相接",
                en: "\(noun.en) number \(index + 1) of \(id) begins at km \(piece.lowerBound), and the one before ends at km \(end)",
                "let them follow each other downstream from 0, without gap or overlap")
        }
    }

    private func sameEnd(_ course: Watercourse, _ grounds: [ClosedRange<Double>]) -> [Finding] {
        guard let end = grounds.last?.upperBound, end != course.lengthKilometres else { return [] }
        return [
            finding(
                .jurisdictions, course.id, zh: "\(course.id) 的辖区止于 \(end) km，河段止于 \(course.lengthKilometres) km", "两者写到同一里程",
                en: "the jurisdictions of \(course.id) end at km \(end), its reaches at km \(course.lengthKilometres)",
                "let both end at the same kilometre")
        ]
    }
}
