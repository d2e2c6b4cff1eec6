import ArgumentParser
import Rivers
import Wording

/// What every command about a river has in common.
struct RiverOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The river's id, a folder of Playbooks/rivers. 河流", valueName: "id"))
    var river = "yarkand"

    @Option(help: ArgumentHelp("The substance's id in rivers/substances.yaml. 物质", valueName: "id"))
    var substance: String

    @Option(help: ArgumentHelp("The folder of playbooks. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    /// - Throws: `Complaint` in the chosen language for a river or substance that is not there.
    func load() throws -> (rivers: RiverPlaybook, river: River, substance: Substance) {
        let rivers = try Playbooks.load(from: playbooks).rivers
        guard let found = rivers.river(river) else {
            throw complaint("没有河流“\(river)”；可用", "there is no river ‘\(river)’; write one of", rivers.rivers.map(\.id))
        }
        guard let matter = rivers.substance(substance) else {
            throw complaint("没有物质“\(substance)”；可用", "there is no substance ‘\(substance)’; write one of", rivers.substances.map(\.id))
        }
        return (rivers, found, matter)
    }

    private func complaint(_ zh: String, _ en: String, _ known: [String]) -> Complaint {
        let list = known.joined(separator: ", ")
        return Complaint(language.choose(from: Bilingual(zh: "\(zh)：\(list)", en: "\(en): \(list)")))
    }
}
