import Chronology
import Events
import Playbook
import Wording

extension WarningExperience {
    /// Reads the file; nil and no finding when there is none.
    ///
    /// A file that cannot be read is an error. One about other rules, editions or places than there are is a warning, and what it says
    /// about them is left out: advice that is out of date must not keep a node from warning.
    static func read(_ files: PlaybookFiles, for criteria: WarningCriteria, places: Set<String>) -> (Self?, [Finding]) {
        guard files[file] != nil else { return (nil, []) }
        let (value, findings) = files.read(file) { fields in Self(fields, criteria, places) }
        return (value, findings)
    }

    private init?(_ fields: Fields, _ criteria: WarningCriteria, _ places: Set<String>) {
        let head = Head(fields, places)
        let editions = fields.list("editions", count: 1...20, unique: "edition") { EditionExperience.read($0, criteria) }
        fields.rejectUnknownKeys()
        guard let head, let editions else { return nil }
        self.init(
            place: head.place, standsFor: head.standsFor, period: head.period, method: head.method, command: head.command, note: head.note,
            provenance: head.provenance, editions: editions)
    }

    /// Where the figures come from.
    private struct Head {
        let (place, standsFor): (String, [String])
        let period: ClosedRange<CalendarDate>
        let (method, command): (String, String)
        let note: Bilingual
        let provenance: Provenance

        init?(_ fields: Fields, _ places: Set<String>) {
            let place = fields.identifier("place")
            let standsFor = fields.entries("standsFor", count: 1...100)?.compactMap { $0.code(among: places) }
            let period = fields.mapping("period", Self.period)
            let method = fields.string("method")
            let command = fields.string("command")
            let note = fields.bilingual("note")
            let provenance = fields.provenance()
            guard let place, let standsFor, let period, let method, let command, let note, let provenance else { return nil }
            (self.place, self.standsFor) = (place, standsFor)
            (self.period, self.method, self.command, self.note, self.provenance) = (period, method, command, note, provenance)
        }

        private static func period(_ fields: Fields) -> ClosedRange<CalendarDate>? {
            let from = fields.date("from").flatMap { CalendarDate($0) }
            let to = fields.date("to").flatMap { CalendarDate($0) }
            fields.rejectUnknownKeys()
            guard let from, let to else { return nil }
            if from <= to { return from...to }
            fields.report(
                at: "to", problem: Bilingual(zh: "结束日期早于开始日期", en: "it ends before it begins"),
                remedy: Bilingual(zh: "先写较早的日期", en: "write the earlier day first"))
            return nil
        }
    }
}

extension EditionExperience {
    /// Nil also where the figures are about rules that are no longer there; then a warning says so and no error.
    fileprivate static func read(_ fields: Fields, _ criteria: WarningCriteria) -> EditionExperience? {
        let edition = fields.identifier("edition")
        let hazard = fields.choice("hazard", of: Hazard.self)
        let rules = fields.string("rules")
        let days = fields.integer("days", in: 1...100_000)
        let levels = fields.list("levels", count: 1...4, unique: "level", LevelExperience.read)
        fields.rejectUnknownKeys()
        guard let edition, let hazard, let rules, let days, let levels else { return nil }
        let value = EditionExperience(edition: edition, hazard: hazard, rules: rules, days: days, levels: levels)
        return fields.isUpToDate(value, criteria) ? value : nil
    }
}

extension LevelExperience {
    fileprivate static func read(_ fields: Fields) -> LevelExperience? {
        let level = fields.choice("level", of: WarningLevel.self)
        let episodes = fields.integer("episodes", in: 0...100_000)
        let scores = fields.list("thresholds", count: 1...100, ThresholdScore.read)
        fields.rejectUnknownKeys()
        guard let level, let episodes, let scores else { return nil }
        fields.reportDisorder(in: scores)
        return LevelExperience(level: level, episodes: episodes, scores: scores)
    }
}

extension ThresholdScore {
    fileprivate static func read(_ fields: Fields) -> ThresholdScore? {
        let threshold = fields.number("at", in: 0.01...1)
        let warned = fields.number("warnedDays", in: 0...366)
        let vain = fields.number("falseWarnings", in: 0...366)
        let missed = fields.number("missedEpisodes", in: 0...366)
        let late = fields.number("lateEpisodes", in: 0...366)
        let lead = fields.optional.number("leadTimeDays", in: 0...30)
        fields.rejectUnknownKeys()
        guard let threshold, let warned, let vain, let missed, let late else { return nil }
        return ThresholdScore(
            threshold: threshold, warnedDaysPerYear: warned, falseWarningsPerYear: vain, missedEpisodesPerYear: missed,
            lateEpisodesPerYear: late, leadTimeDays: lead)
    }
}

// MARK: - What does not fit

extension Entry {
    /// A place of the region; nil, with a warning, for another.
    fileprivate func code(among places: Set<String>) -> String? {
        guard let code = identifier() else { return nil }
        if places.contains(code) { return code }
        report(
            .warning, problem: Bilingual(zh: "没有地点 \(code)", en: "there is no place ‘\(code)’"),
            remedy: Bilingual(zh: "写 region/places.yaml 中的代码；在此之前不计此地", en: "write a code of region/places.yaml; until then it is left out")
        )
        return nil
    }
}

extension Fields {
    /// Reports figures about an edition that does not exist, is of another hazard, or has other rules by now.
    fileprivate func isUpToDate(_ value: EditionExperience, _ criteria: WarningCriteria) -> Bool {
        guard let edition = criteria.editions.first(where: { $0.id == value.edition }), edition.hazard == value.hazard else {
            let name = "\(value.edition) (\(value.hazard.rawValue))"
            reportOutdated("edition", Bilingual(zh: "没有预警条件版本 \(name)", en: "there is no edition \(name) of the criteria"))
            return false
        }
        guard criteria.rules(of: edition) == value.rules else {
            reportOutdated(
                "rules",
                Bilingual(
                    zh: "\(value.edition) 的条件已改变，这些数字说的是旧条件",
                    en: "the rules of \(value.edition) have changed; these figures are about others"))
            return false
        }
        return true
    }

    private func reportOutdated(_ key: String, _ problem: Bilingual) {
        report(
            .warning, at: key, problem: problem,
            remedy: Bilingual(
                zh: "重新运行 fengsui forecast experience；在此之前不采用这些数字",
                en: "run fengsui forecast experience again; until then the figures are not used"))
    }

    /// A higher threshold cannot miss less, and a look-up needs the thresholds in order.
    fileprivate func reportDisorder(in scores: [ThresholdScore]) {
        let pairs = zip(scores, scores.dropFirst())
        let isOrdered = pairs.allSatisfy { $0.threshold < $1.threshold && $0.missedEpisodesPerYear <= $1.missedEpisodesPerYear }
        guard !isOrdered else { return }
        report(
            at: "thresholds",
            problem: Bilingual(
                zh: "阈值须由小到大，漏报次数不会随阈值升高而减少", en: "thresholds must rise, and missed episodes cannot become fewer as they do"),
            remedy: Bilingual(
                zh: "不要手改本文件，重新运行 fengsui forecast experience", en: "do not edit it by hand; run fengsui forecast experience again"))
    }
}
