import Playbook
import Wording

// Whether what is named is there, and lies on the river.

extension River {
    func headFindings() -> [Finding] {
        let fed = watercourses.compactMap { course -> Finding? in
            guard case .diversion(let id) = course.head, diversion(id)?.into != course.id else { return nil }
            return finding(
                .watercourse, course.id, zh: "没有引水口“\(id)”引水入 \(course.id)", "写出该引水口，并写 into: \(course.id)",
                en: "no diversion ‘\(id)’ leads into \(course.id)", "write the diversion, with ‘into: \(course.id)’")
        }
        return fed
            + diversions.compactMap { diversion -> Finding? in
                guard let into = diversion.into else { return nil }
                if case .diversion(diversion.id) = watercourse(into)?.head { return nil }
                return finding(
                    .diversion, diversion.id, zh: "引水口“\(diversion.id)”引入 \(into)，而后者不由它供水",
                    "在该水流写 head: {diversion: \(diversion.id)}，或去掉 into（引入田间）",
                    en: "‘\(diversion.id)’ leads into \(into), which is not fed by it",
                    "write ‘head: {diversion: \(diversion.id)}’ there, or leave out ‘into’ for water that goes to fields")
            }
    }

    func mouthFindings() -> [Finding] {
        watercourses.compactMap { course -> Finding? in
            switch course.mouth {
            case .joins(let location): contains(location) ? nil : off(.watercourse, course.id, location)
            case .reservoir(let id): endsInNothing(course, id)
            case .leaves: nil
            }
        }
    }

    private func endsInNothing(_ course: Watercourse, _ id: String) -> Finding? {
        let end = Location(watercourse: course.id, kilometre: course.lengthKilometres)
        guard reservoir(id)?.location != end else { return nil }
        return finding(
            .watercourse, course.id, zh: "\(course.id) 止于水库“\(id)”，但其终点（\(end.kilometre) km）没有这座水库",
            "在 reservoirs 中写该水库，里程为 \(end.kilometre)",
            en: "\(course.id) ends in the reservoir ‘\(id)’, which is not there at its end (km \(end.kilometre))",
            "write the reservoir under ‘reservoirs’, at kilometre \(end.kilometre) of \(course.id)")
    }

    /// Diversions, reservoirs and entries that are not on the river.
    func workFindings() -> [Finding] {
        diversions.filter { !contains($0.location) }.map { off(.diversion, $0.id, $0.location) }
            + reservoirs.filter { !contains($0.location) }.map { off(.reservoir, $0.id, $0.location) }
            + entries.compactMap { entry -> Finding? in
                entry.water.flatMap { contains($0) ? nil : off(.entry, entry.id, $0) }
            }
    }

    private func off(_ kind: Marked, _ id: String, _ location: Location) -> Finding {
        guard let course = watercourse(location.watercourse) else {
            let known = watercourses.map(\.id).joined(separator: ", ")
            return finding(
                kind, id, zh: "“\(id)”所在的水流“\(location.watercourse)”不存在", "可用：\(known)",
                en: "‘\(id)’ names the watercourse ‘\(location.watercourse)’, which is not there", "write one of: \(known)")
        }
        let end = course.lengthKilometres
        return finding(
            kind, id, zh: "“\(id)”在 \(location.kilometre) km，超出\(course.name.zh)（止于 \(end) km）", "写 0–\(end)",
            en: "‘\(id)’ at km \(location.kilometre) is off the \(course.name.en), which ends at km \(end)", "write 0–\(end)")
    }

    /// What stands for something else must be there.
    func entryFindings() -> [Finding] {
        targets.compactMap { target -> Finding? in
            guard let backup = target.backup, self.target(backup) == nil, reservoir(backup) == nil else { return nil }
            return finding(
                .entry, target.id, zh: "“\(target.id)”的备用水源“\(backup)”不存在", "写另一个目标或水库的标识",
                en: "the backup ‘\(backup)’ of ‘\(target.id)’ is not there", "write the id of another target or of a reservoir")
        }
    }
}

// MARK: - Water

extension River {
    /// Several diversions at one point share the arriving water.
    func shareFindings() -> [Finding] {
        Dictionary(grouping: diversions, by: \.location).values.flatMap { takers in
            seasons.compactMap { season -> Finding? in
                let sum = takers.reduce(0) { $0 + $1.share[season] }
                guard sum > 1 + 1e-9, let last = takers.last else { return nil }
                let names = takers.map(\.id).joined(separator: ", ")
                let share = sum.text(decimals: 2)
                return finding(
                    .diversion, last.id, zh: "\(season.id)：\(names) 在同一处共引走来水的 \(share) 倍", "使各份额之和不超过 1",
                    en: "in \(season.id), \(names) together take \(share) of the water that arrives at one point",
                    "let their shares add up to no more than 1")
            }
        }
    }

    func waterFindings() -> [Finding] {
        let balances = seasons.map { ($0, balance(in: FlowCondition(season: $0))) }
        return watercourses.flatMap { course in
            course.reaches.flatMap { reach -> [Finding] in
                let carried = balances.map { season, balance in
                    (season, balance.pieces.filter { $0.reach == reach.id && $0.watercourse == course.id })
                }
                return [neverWet(reach, course, carried.map(\.1)), unknownChannel(reach, carried)].compactMap { $0 }
                    + carried.compactMap { strangeRating(reach, $0, $1) }
            }
        }
    }

    private func neverWet(_ reach: Reach, _ course: Watercourse, _ carried: [[WaterBalance.Piece]]) -> Finding? {
        guard course.kind != .dryBed, carried.allSatisfy({ $0.allSatisfy { $0.head == 0 } }) else { return nil }
        return finding(
            .reach, reach.id, zh: "河段“\(reach.id)”在任何季节都没有水", "核对来水与引水份额；若为干涸河道，写 kind: dry-bed",
            en: "‘\(reach.id)’ carries no water in any season", "check inflows and shares; for a dry bed write ‘kind: dry-bed’",
            severity: .warning)
    }

    /// Without a channel the regression needs the catchment.
    private func unknownChannel(_ reach: Reach, _ carried: [(Season, [WaterBalance.Piece])]) -> Finding? {
        let lacksWidth = carried.contains { season, pieces in reach.ratings[season.id] == nil && pieces.contains { $0.head > 0 } }
        guard catchment == nil, reach.slope == nil || reach.roughness == nil || lacksWidth else { return nil }
        return finding(
            .reach, reach.id, zh: "河段“\(reach.id)”缺比降、糙率或水面宽，且没有流域资料", "补全，或写 catchment（流域面积、年均流量）",
            en: "‘\(reach.id)’ lacks slope, roughness or a width, and the river has no catchment",
            "write them, or a catchment (area and mean annual discharge) for the regression")
    }

    private func strangeRating(_ reach: Reach, _ season: Season, _ pieces: [WaterBalance.Piece]) -> Finding? {
        let flows = pieces.flatMap { [$0.head, $0.end] }
        guard let rating = reach.ratings[season.id], let low = flows.min(), let high = flows.max(), high > 0 else { return nil }
        let range = low * (1 - Self.ratingTolerance)...high * (1 + Self.ratingTolerance)
        guard !range.contains(rating.discharge) else { return nil }
        let (written, computed) = (rating.discharge.text(decimals: 1), "\(low.text(decimals: 1))–\(high.text(decimals: 1))")
        return finding(
            .reach, reach.id, zh: "\(season.id)：河段“\(reach.id)”水面宽所对应的流量 \(written) m³/s 与水量平衡（\(computed) m³/s）相差超过 25%",
            "改正流量、引水份额或来水",
            en: "in \(season.id) the width of ‘\(reach.id)’ is given at \(written) m³/s, and the balance brings \(computed) m³/s",
            "correct the rating, the shares or the inflows: they are more than 25 % apart", severity: .warning)
    }
}
