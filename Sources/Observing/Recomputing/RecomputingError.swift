package import Wording

/// Why a file cannot be judged again, and what to do about it.
package enum RecomputingError: Error, Hashable, Sendable {
    /// It holds no text, or not one that we know how to read.
    case file(reason: Bilingual)
    /// Not one row could be read; the first that could not, if there is any.
    case noRows(first: Recomputation.UnreadRow?)
    /// The network's own index is not in the file.
    case noIndex
    case unknownEdition(String, known: [String])
}

extension RecomputingError {
    package var text: Bilingual {
        switch self {
        case .file(let reason): reason
        case .noRows(let first?):
            Bilingual(
                zh: "没有可读的行；第 \(first.line) 行：\(first.reason.zh)", en: "no row can be read; line \(first.line): \(first.reason.en)")
        case .noRows(nil):
            Bilingual(zh: "表头之后没有数据；请检查下载是否完成", en: "there is no value below the header; check that its download has finished")
        case .noIndex:
            Bilingual(
                zh: "文件中没有网络发布的 AQI，无从比较；请给出含 AQI 列（或 type 为 AQI 的行）的文件",
                en: "the file has no published AQI to compare with; give one with a column AQI, or with rows of the type AQI")
        case .unknownEdition(let edition, let known):
            Bilingual(
                zh: "没有 HJ 633 的“\(edition)”版；请写 \(known.joined(separator: " 或 "))",
                en: "there is no edition ‘\(edition)’ of HJ 633; write \(known.joined(separator: " or "))")
        }
    }
}
