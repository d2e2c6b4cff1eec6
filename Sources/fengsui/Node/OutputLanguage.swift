import ArgumentParser
import Foundation
import Wording

/// In which language a command speaks.
enum OutputLanguage: String, ExpressibleByArgument, CaseIterable {
    case zh, en, both

    /// Chinese where the system speaks it, English elsewhere (LC_ALL, LC_MESSAGES, LANG in that order, as POSIX has it).
    static var system: OutputLanguage {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.hasPrefix("zh") ? .zh : .en
    }

    func choose(from text: Bilingual, between separator: String = " · ") -> String {
        switch self {
        case .zh: text.zh
        case .en: text.en
        case .both: "\(text.zh)\(separator)\(text.en)"
        }
    }
}
