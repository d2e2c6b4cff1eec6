import ArgumentParser
import Wording

/// In which language a command speaks.
enum OutputLanguage: String, ExpressibleByArgument, CaseIterable {
    case zh, en

    var wording: Language {
        switch self {
        case .zh: .zh
        case .en: .en
        }
    }
}
