import AirQuality
import Chronology
package import Wording

// All wording for clues.

extension Clue {
    package var text: Bilingual {
        switch self {
        case .notPublished, .publishedIncomplete, .missingMayBeLarger, .leftOut, .scaleEnds: textOfMissing
        case .edition, .neighbour, .ozoneEightHours, .oneApart, .ownSeries: textOfIndex
        case .tie, .primaryNotDue, .primaryNotNamed, .unknownWords, .fineAboveCoarse, .unexplained: textOfRest
        }
    }

    private var textOfMissing: Bilingual {
        switch self {
        case .notPublished(let missing) where missing.isEmpty:
            Bilingual(zh: "六项齐全，网络却未发布指数", en: "all six values are there, yet the network published no index")
        case .notPublished(let missing):
            Bilingual(
                zh: "缺 \(missing.symbols)，但其余已超过 100，按标准应发布，网络未发布",
                en: "\(missing.symbols) missing, but the rest give more than 100: by the standard to be published, and was not")
        case .publishedIncomplete(let missing, true):
            Bilingual(
                zh: "缺 \(missing.symbols) 且其余不超过 100，按标准应为 NA；网络发布了其余中的最大值",
                en: "\(missing.symbols) missing and the rest not above 100: NA by the standard; the largest of the rest was published")
        case .publishedIncomplete(let missing, false):
            Bilingual(
                zh: "缺 \(missing.symbols) 且其余不超过 100，按标准应为 NA；网络可能用了文件中没有的数值",
                en: "\(missing.symbols) missing and the rest not above 100: NA by the standard; the network may have had more values")
        case .missingMayBeLarger(let missing):
            Bilingual(
                zh: "\(missing.symbols) 不在文件中，网络可能用了其数值", en: "\(missing.symbols) not in the file; the network may have used it")
        case .leftOut(let left):
            Bilingual(zh: "不计 \(left.symbols) 则为发布值", en: "without \(left.symbols) it is the published index")
        case .scaleEnds(let pollutants):
            Bilingual(
                zh: "\(pollutants.symbols) 超出此版标尺，须用文件中没有的另一时段均值",
                en: "\(pollutants.symbols) beyond its scale in this edition, which refers to a mean that is not in the file")
        default: textOfIndex
        }
    }

    private var textOfIndex: Bilingual {
        switch self {
        case .edition(let edition):
            Bilingual(zh: "按 HJ 633-\(edition.year) 则与发布一致", en: "HJ 633-\(edition.year) gives what was published")
        case .neighbour(let stamp):
            Bilingual(zh: "\(stamp.beijingText) 的数值给出发布值", en: "the values of \(stamp.beijingText) give what was published")
        case .ozoneEightHours:
            Bilingual(zh: "计入臭氧 8 小时均值则为发布值", en: "with 8-hour ozone taking part it is the published index")
        case .oneApart:
            Bilingual(zh: "相差 1：可能未向上取整，或所用数值的小数位更多", en: "one apart: not rounded up, or from figures with more digits")
        case .ownSeries:
            Bilingual(zh: "发布方自成一列，并非由日均值按 HJ 633 得出", en: "the publisher's own series, not HJ 633 of these means")
        default: textOfRest
        }
    }

    private var textOfRest: Bilingual {
        switch self {
        case .tie(let unnamed):
            Bilingual(zh: "并列的 \(unnamed.symbols) 未列出", en: "\(unnamed.symbols), with the same index, is not named")
        case .primaryNotDue:
            Bilingual(zh: "指数为 NA 或不超过 50 时没有首要污染物", en: "there is no primary pollutant for NA or an index up to 50")
        case .primaryNotNamed: Bilingual(zh: "网络未列首要污染物", en: "the network named no primary pollutant")
        case .unknownWords(let words):
            Bilingual(
                zh: "不认识“\(words.joined(separator: "、"))”这一污染物", en: "‘\(words.joined(separator: ", "))’ is no pollutant that we know")
        case .fineAboveCoarse:
            Bilingual(zh: "PM2.5 大于 PM10，仪器或数据有误", en: "PM2.5 exceeds PM10, of which it is a part: an instrument or a figure is wrong")
        default: Bilingual(zh: "数据中看不出原因", en: "the data do not tell why")
        }
    }
}
