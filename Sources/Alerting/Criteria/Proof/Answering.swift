import Playbook
import Wording

// A local rule may only be stricter, also one that does not say so: what is in force and not the national text answers to it. Where there is
// no national text, what is nobody's text answers to what is somebody's. Else it could say what it likes.

extension CriteriaFiles {
    /// What is in force and answers to no text that it has to answer to.
    static func unanswering<Edition: WarningEdition>(_ editions: [ReadEdition<Edition>]) -> [Finding] {
        editions.filter(\.edition.applies).compactMap { own in
            let hazards = editions.map(\.edition).filter { $0.hazard == own.edition.hazard }
            let national = hazards.filter(\.isNational)
            let texts = national.isEmpty ? hazards.filter { $0.provenance.kind == .namedSource } : national
            let answered = answered(by: own.edition, among: editions)
            guard !texts.isEmpty, !texts.contains(where: { answered.contains($0.id) }) else { return nil }
            let kind: (zh: String, en: String) = national.isEmpty ? ("有出处的文本", "text from a named source") : ("国家文本", "national text")
            return Finding(
                at: own.applies,
                problem: Bilingual(
                    zh: "生效的 \(own.edition.id) 本身不是\(kind.zh)，也没有写明比哪个\(kind.zh)更严",
                    en: "‘\(own.edition.id)’ is in force, is itself no \(kind.en), and answers to none"),
                remedy: Bilingual(
                    zh: "写 stricterThan: \(texts.map(\.id).joined(separator: " 或 "))",
                    en: "write stricterThan: \(texts.map(\.id).joined(separator: " or "))"))
        }
    }

    /// The edition itself and those that it answers to, through every file between.
    private static func answered<Edition: WarningEdition>(by own: Edition, among editions: [ReadEdition<Edition>]) -> Set<String> {
        var (seen, next): (Set<String>, String?) = ([own.id], own.stricterThan)
        while let name = next, seen.insert(name).inserted { next = editions.first { $0.edition.id == name }?.edition.stricterThan }
        return seen
    }

    /// What calls itself national and cites nothing.
    static func uncited(_ editions: [ReadEdition<some WarningEdition>]) -> [Finding] {
        editions.filter { $0.edition.isNational && $0.edition.provenance.kind != .namedSource }.map { read in
            Finding(
                at: read.national,
                problem: Bilingual(
                    zh: "\(read.edition.id) 写着 national: true，却没有注明出处",
                    en: "‘\(read.edition.id)’ says ‘national: true’ and cites no document"),
                remedy: Bilingual(
                    zh: "写 provenance: named-source 和 source: 文号；地方规定请删去 national",
                    en: "write provenance: named-source and the document as ‘source’; a local rule does without ‘national’"))
        }
    }

    /// With the national text out of the folder there would be nothing to be stricter than.
    func withoutNational() -> [Finding] {
        let missing = Hazard.air.filter { hazard in
            hazard.hasNationalText && !air.contains { $0.edition.hazard == hazard && $0.edition.isNational }
        }
        return missing.map { hazard in
            Finding(
                at: Mark(file: WarningCriteria.folder, line: 1, column: 1),
                problem: Bilingual(
                    zh: "\(hazard.name.zh)没有写着 national: true 的版本，地方版本便无从比较",
                    en: "no edition for \(hazard.name.en) says ‘national: true’, so that a local one has nothing to be held against"),
                remedy: Bilingual(
                    zh: "保留国家文件（applies: false 亦可），地方文件另立，写 stricterThan",
                    en: "keep the national file, with applies: false if need be, and put the local one beside it with ‘stricterThan’"))
        }
    }
}

extension Hazard {
    /// Whether a national text gives the figures of its criteria. Of the other hazards none was found.
    fileprivate var hasNationalText: Bool {
        switch self {
        case .pollution: true
        case .control, .ozone, .dust, .river, .drinkingWater: false
        }
    }
}
