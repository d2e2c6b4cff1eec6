import Chronology
import Events

/// The part of a course between two gaps in each of which the lifting condition holds.
///
/// Two runs without such a gap between them are one episode, and the stricter level is that of the whole (guidance of 2018 and 2024).
/// The lengths of runs are not added up over a gap.
struct Episode {
    let course: Course
    let days: Range<Int>
}

/// How one scenario meets a level.
struct Occurrence {
    /// The first and the last day of the whole episode that meets any level.
    let onset: CalendarDate
    let ends: CalendarDate
    /// The indices of the forecast days between.
    let indices: [Int]
}

extension Course {
    /// The episodes, in order.
    func episodes(parting lifting: LiftingRule) -> [Episode] {
        var (episodes, start, clear): ([Episode], Int?, Int) = ([], nil, 0)
        for position in indices.indices {
            clear = lifting.isClear(indices[position]) ? clear + 1 : 0
            if clear == 0 { start = start ?? position }
            if clear == lifting.days, let begun = start {
                episodes.append(Episode(course: self, days: begun..<position - clear + 1))
                start = nil
            }
        }
        if let start { episodes.append(Episode(course: self, days: start..<indices.endIndex)) }
        return episodes
    }

    /// For each level of the edition, the first episode that meets it or a higher level within the level's lead; levels that no episode
    /// meets are absent.
    func occurrences(of edition: CriteriaEdition) -> [WarningLevel: Occurrence] {
        let leads = Set(edition.levels.map(\.leadDays))
        guard leads.count > 1 else { return leads.first.map { prefix(leadDays: $0).met(edition) } ?? [:] }
        let byLead = Dictionary(uniqueKeysWithValues: leads.map { ($0, prefix(leadDays: $0).met(edition)) })
        return edition.levels.reduce(into: [:]) { $0[$1.level] = byLead[$1.leadDays]?[$1.level] }
    }

    /// The same over the whole course, whatever the leads.
    func met(_ edition: CriteriaEdition) -> [WarningLevel: Occurrence] {
        var found: [WarningLevel: Occurrence] = [:]
        for episode in episodes(parting: edition.lifting) {
            guard let (level, occurrence) = episode.occurrence(of: edition) else { continue }
            for lower in edition.levels.map(\.level) where lower <= level && found[lower] == nil { found[lower] = occurrence }
        }
        return found
    }

    /// Whether the lifting condition holds from the first day of the forecast on.
    func isClear(by lifting: LiftingRule) -> Bool {
        let next = indices[forecastStart...].prefix(lifting.days)
        return next.count == lifting.days && next.allSatisfy { lifting.isClear($0) }
    }
}

extension Episode {
    /// The highest level met, with the days of the episode. A run that is over before the forecast begins no longer meets anything.
    fileprivate func occurrence(of edition: CriteriaEdition) -> (WarningLevel, Occurrence)? {
        let met = edition.levels.map { ($0.level, $0.stretches(in: course.indices[days])) }
        let current = met.filter { $0.1.contains { $0.upperBound > course.forecastStart } }
        let stretches = met.flatMap(\.1)
        guard let level = current.map(\.0).max(), let first = stretches.map(\.lowerBound).min(),
            let end = stretches.map(\.upperBound).max()
        else { return nil }
        // What is over has been assessed and is told apart; a range of what is to come would hide it.
        let indices = course.indices[max(first, course.forecastStart)..<end].compactMap { $0 }
        return (level, Occurrence(onset: course.date(first), ends: course.date(end - 1), indices: indices))
    }
}
