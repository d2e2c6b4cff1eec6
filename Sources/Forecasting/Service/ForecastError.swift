package import Wording

/// Why there is no forecast, and what to do about it.
package enum ForecastError: Error, Hashable, Sendable {
    /// Too few days with both PM10 and PM2.5.
    case tooFewDays(basis: String, have: Int, need: Int)
    /// Too few unbroken stretches from which courses could be drawn.
    case tooFewTrajectories(basis: String, have: Int, need: Int)
}

extension ForecastError: CustomStringConvertible {
    package var description: String { text.en }

    package var text: Bilingual {
        switch self {
        case .tooFewDays(let basis, let have, let need):
            Bilingual(
                zh: "\(basis) 只有 \(have) 天同时有 PM10 和 PM2.5 日均值，需要 \(need) 天；请导入历史文件，或在 air/forecast.yaml 改用别的代用地点",
                en: "\(basis) has \(have) days with daily means of both PM10 and PM2.5 and \(need) are needed; "
                    + "import a history file, or name another basis in air/forecast.yaml")
        case .tooFewTrajectories(let basis, let have, let need):
            Bilingual(
                zh: "\(basis) 的历史中只有 \(have) 段完整的连续日，需要 \(need) 段；请补齐历史文件中的缺日",
                en: "the history of \(basis) has \(have) unbroken stretches of days and \(need) are needed; "
                    + "import a history file with fewer missing days")
        }
    }
}
