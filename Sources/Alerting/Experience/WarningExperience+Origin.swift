import Chronology
import Events
import Playbook
package import Wording

extension WarningExperience {
    /// What a hindcast was, as whoever ran it knows.
    package struct Origin: Sendable {
        package let place: String
        package let standsFor: [String]
        package let method: String
        package let command: String
        /// A sentence about the data: whose index it is, and what was known when.
        package let data: Bilingual

        package init(place: String, standsFor: [String], method: String, command: String, data: Bilingual) {
            self.place = place
            self.standsFor = standsFor
            self.method = method
            self.command = command
            self.data = data
        }
    }

    /// Judges every edition of the criteria by a hindcast; nil when it has no issue whose lead has been observed.
    package init?(of record: PastRecord, by criteria: WarningCriteria, _ origin: Origin) {
        let lead = criteria.editions.map(\.longestLead).min() ?? 0
        let issues = record.judgeable(leadDays: lead)
        guard let first = issues.first?.date, let last = issues.last?.date else { return nil }
        let editions = criteria.experience(of: record)
        self.init(
            place: origin.place, standsFor: origin.standsFor, period: first...last, method: origin.method, command: origin.command,
            note: origin.data + Self.seasons(of: issues.count) + Self.reservation(about: editions),
            provenance: Provenance(kind: .estimate, source: Self.source),
            editions: editions)
    }

    private static let source =
        "hindcast: the forecast of each day from what was known then, judged by the criteria as alert judges it, held against the days that came"

    /// Days of issue that are no whole year, give or take a fortnight, hold more of one season than of another.
    private static func seasons(of days: Int) -> Bilingual {
        guard (16..<350).contains(days % 365) || days < 16 else { return Bilingual(zh: "", en: "") }
        return Bilingual(
            zh: "\(days) 个起报日不是整年，各季节的分量不同，按年折算的数字偏向其中的季节。",
            en: " \(days) days of issue are no whole year: what is given by year leans toward their seasons.")
    }

    /// Which criteria have too few episodes for their figures to mean much.
    private static func reservation(about editions: [EditionExperience]) -> Bilingual {
        let weak = editions.flatMap { edition in
            edition.levels.filter { $0.episodes < fewestEpisodes }.map { "\(edition.edition)/\($0.level.rawValue) \($0.episodes)" }
        }
        guard !weak.isEmpty else { return Bilingual(zh: "", en: "") }
        return Bilingual(
            zh: "过程不足 \(fewestEpisodes) 个的条件（过程数）：\(weak.joined(separator: "、"))；其数字什么也证明不了。",
            en:
                " Criteria with fewer than \(fewestEpisodes) episodes (how many): \(weak.joined(separator: ", ")); their figures prove nothing."
        )
    }
}

extension Bilingual {
    fileprivate static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(zh: left.zh + right.zh, en: left.en + right.en)
    }
}
