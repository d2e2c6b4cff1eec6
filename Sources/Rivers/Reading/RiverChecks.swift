import Playbook
import Wording

/// What must fit together within one river.
struct RiverChecks {
    let river: River
    let fields: Fields
    let folder: String

    /// Records what does not fit.
    func report() {
        requireFolder()
        requireEveryMonthOnce()
        requireChain("reaches", river.reaches.map(\.kilometres))
        requireChain("jurisdictions", river.stretches.map(\.kilometres))
        requireSameEnd()
        requireHydraulics()
        for path in river.alternativePaths { requireOnRiver(path) }
    }

    private func requireFolder() {
        guard !folder.hasSuffix("/\(river.id)") else { return }
        fields.report(
            at: "id",
            problem: Bilingual(zh: "标识“\(river.id)”与文件夹 \(folder) 不同", en: "the id ‘\(river.id)’ is not the name of the folder \(folder)"),
            remedy: Bilingual(zh: "两者写成一样", en: "give both the same name"))
    }

    private func requireEveryMonthOnce() {
        let counts = river.seasons.flatMap(\.months).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let wrong = (1...12).filter { counts[$0] != 1 }.map(String.init).joined(separator: ", ")
        guard !wrong.isEmpty else { return }
        fields.report(
            at: "seasons", problem: Bilingual(zh: "月份 \(wrong) 不是恰好属于一个季节", en: "month \(wrong) is not in exactly one season"),
            remedy: Bilingual(zh: "十二个月各写一次", en: "write each of the twelve months once"))
    }

    /// From 0 downstream without gap or overlap.
    private func requireChain(_ key: String, _ pieces: [ClosedRange<Double>]) {
        var end = 0.0
        for (index, piece) in pieces.enumerated() {
            if piece.lowerBound != end {
                fields.report(
                    at: key,
                    problem: Bilingual(
                        zh: "第 \(index + 1) 段始于 \(piece.lowerBound) km，而上一段止于 \(end) km",
                        en: "number \(index + 1) begins at km \(piece.lowerBound), and the one before ends at km \(end)"),
                    remedy: Bilingual(zh: "自 0 起向下游首尾相接", en: "let them follow each other downstream from 0, without gap or overlap"))
            }
            end = piece.upperBound
        }
    }

    private func requireSameEnd() {
        guard let end = river.stretches.last?.kilometres.upperBound, end != river.lengthKilometres else { return }
        fields.report(
            at: "jurisdictions",
            problem: Bilingual(
                zh: "辖区止于 \(end) km，河段止于 \(river.lengthKilometres) km",
                en: "they end at km \(end), the reaches at km \(river.lengthKilometres)"),
            remedy: Bilingual(zh: "两者写到同一里程", en: "let both end at the same kilometre"))
    }

    /// Without a channel the regression needs the catchment.
    private func requireHydraulics() {
        let unknown = river.reaches.filter { reach in
            reach.slope == nil || reach.roughness == nil || reach.flows.contains { $0.width == nil }
        }
        guard let reach = unknown.first, river.catchment == nil else { return }
        fields.report(
            at: "reaches",
            problem: Bilingual(
                zh: "河段“\(reach.id)”缺比降、糙率或水面宽，且没有流域资料",
                en: "‘\(reach.id)’ lacks slope, roughness or a width, and the river has no catchment"),
            remedy: Bilingual(
                zh: "补全，或写 catchment（流域面积、年均流量）", en: "write them, or a catchment (area and mean annual discharge) for the regression"))
    }

    private func requireOnRiver(_ path: AlternativePath) {
        guard path.kilometres.upperBound > river.lengthKilometres else { return }
        fields.report(
            at: "alternativePaths",
            problem: Bilingual(zh: "“\(path.id)”止于河流之外", en: "‘\(path.id)’ ends beyond the river"),
            remedy: Bilingual(zh: "止点不超过 \(river.lengthKilometres) km", en: "let it rejoin the river by km \(river.lengthKilometres)"))
    }
}
