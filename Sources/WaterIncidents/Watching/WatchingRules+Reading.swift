import Playbook
import Wording

extension WatchingRules {
    /// The file below the playbook folder.
    package static let file = "rivers/watching.yaml"

    init?(_ fields: Fields) {
        let quality = fields.quality("class")
        let sections = fields.list("sections", count: 0...500, unique: "id", Section.init)
        let baseline = fields.mapping("baseline", BaselineRule.init)
        let change = fields.mapping("change", ChangeRule.init)
        let load = fields.mapping("load", LoadRule.init)
        let instrument = fields.mapping("instrument", InstrumentRule.init)
        let episode = fields.mapping("episode", EpisodeRule.init)
        fields.rejectUnknownKeys()
        guard let quality, let sections, let baseline, let change, let load, let instrument, let episode else { return nil }
        self.init(
            quality: quality, sections: sections, baseline: baseline, change: change, load: load, instrument: instrument, episode: episode)
    }
}

extension Fields {
    /// `I` to `V`.
    fileprivate func quality(_ key: String) -> QualityClass? {
        parsed(key, as: Bilingual(zh: "水质类别", en: "class of water"), example: "III") { QualityClass(roman: $0) }
    }
}

extension WatchingRules.Section {
    fileprivate init?(_ fields: Fields) {
        let id = fields.identifier("id")
        let quality = fields.quality("class")
        let isDrinkingSource = fields.flag("drinkingSource")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let quality, let isDrinkingSource, let provenance else { return nil }
        self.init(id: id, quality: quality, isDrinkingSource: isDrinkingSource, provenance: provenance)
    }
}

extension WatchingRules.BaselineRule {
    fileprivate init?(_ fields: Fields) {
        let windowDays = fields.integer("windowDays", in: 7...60)
        let hoursApart = fields.integer("hoursApart", in: 1...12)
        let leastReadings = fields.integer("leastReadings", in: 10...200)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let windowDays, let hoursApart, let leastReadings, let provenance else { return nil }
        self.init(windowDays: windowDays, hoursApart: hoursApart, leastReadings: leastReadings, provenance: provenance)
    }
}

extension WatchingRules.ChangeRule {
    fileprivate init?(_ fields: Fields) {
        let allowance = fields.number("allowance", in: 0.25...5)
        let decision = fields.number("decision", in: 1...50)
        let largestStep = fields.number("largestStep", in: 0.5...20)
        let memoryHours = fields.number("memoryHours", in: 0.5...72)
        let sharp = fields.number("sharp", in: 3...20)
        let leastRatio = fields.number("leastRatio", in: 1.1...10)
        let share = fields.number("leastShareOfLimit", in: 0...1)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let allowance, let decision, let largestStep, let memoryHours, let sharp, let leastRatio, let share, let provenance else {
            return nil
        }
        self.init(
            allowance: allowance, decision: decision, largestStep: largestStep, memoryHours: memoryHours, sharp: sharp,
            leastRatio: leastRatio, leastShareOfLimit: share, provenance: provenance)
        guard largestStep >= decision else { return }
        fields.report(
            at: "largestStep",
            problem: Bilingual(zh: "一个读数就能判定", en: "one reading alone could decide"),
            remedy: Bilingual(zh: "写小于 decision 的数", en: "write less than ‘decision’"))
    }
}

extension WatchingRules.LoadRule {
    fileprivate init?(_ fields: Fields) {
        let highFlow = fields.number("highFlow", in: 1...10)
        let leastRatio = fields.number("leastRatio", in: 1.1...10)
        let leastPairs = fields.integer("leastPairs", in: 10...120)
        let leastRange = fields.number("leastRange", in: 1.1...10)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let highFlow, let leastRatio, let leastPairs, let leastRange, let provenance else { return nil }
        self.init(
            highFlow: highFlow, leastRatio: leastRatio, leastPairs: leastPairs, leastRange: leastRange, provenance: provenance)
    }
}

extension WatchingRules.InstrumentRule {
    fileprivate init?(_ fields: Fields) {
        let stuckReadings = fields.integer("stuckReadings", in: 3...500)
        let stuckHours = fields.integer("stuckHours", in: 1...720)
        let absurdMultiple = fields.number("absurdMultiple", in: 10...1e6)
        let spikeRatio = fields.number("spikeRatio", in: 1.5...100)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let stuckReadings, let stuckHours, let absurdMultiple, let spikeRatio, let provenance else { return nil }
        self.init(
            stuckReadings: stuckReadings, stuckHours: stuckHours, absurdMultiple: absurdMultiple, spikeRatio: spikeRatio,
            provenance: provenance)
    }
}

extension WatchingRules.EpisodeRule {
    fileprivate init?(_ fields: Fields) {
        let confirmHours = fields.integer("confirmHours", in: 1...48)
        let clearHours = fields.integer("clearHours", in: 1...240)
        let acceptDays = fields.integer("acceptDays", in: 1...90)
        let gapHours = fields.integer("gapHours", in: 2...720)
        let graveMultiple = fields.number("graveMultiple", in: 0.1...1000)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let confirmHours, let clearHours, let acceptDays, let gapHours, let graveMultiple, let provenance else { return nil }
        self.init(
            confirmHours: confirmHours, clearHours: clearHours, acceptDays: acceptDays, gapHours: gapHours, graveMultiple: graveMultiple,
            provenance: provenance)
    }
}
