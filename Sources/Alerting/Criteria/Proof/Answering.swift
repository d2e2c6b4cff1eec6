import Playbook
import Wording

extension CriteriaFiles {
    /// What is in force and no text of anybody's has to answer to the text that there is for its hazard: else it could say what it likes.
    static func unanswering<Edition: WarningEdition>(_ editions: [ReadEdition<Edition>]) -> [Finding] {
        func isText(_ edition: Edition) -> Bool { edition.provenance.kind == .namedSource }
        return editions.filter { $0.edition.applies && !isText($0.edition) }.compactMap { own in
            let texts = editions.map(\.edition).filter { $0.hazard == own.edition.hazard && isText($0) }
            var (seen, next): (Set<String>, String?) = ([own.edition.id], own.edition.stricterThan)
            while let name = next, seen.insert(name).inserted { next = editions.first { $0.edition.id == name }?.edition.stricterThan }
            guard let text = texts.first, texts.allSatisfy({ !seen.contains($0.id) }) else { return nil }
            return Finding(
                at: own.applies,
                problem: Bilingual(
                    zh: "生效的 \(own.edition.id) 不是有出处的文本，也没有写明比哪个文本更严",
                    en: "‘\(own.edition.id)’ is in force, is not from a named source, and answers to no text that is"),
                remedy: Bilingual(zh: "写 stricterThan: \(text.id)", en: "write stricterThan: \(text.id)"))
        }
    }
}
