import Events
import Playbook
import Wording

// What a file must have, and what stands in it and does nothing.

extension CriteriaEdition {
    /// Any 24 hours are counted where a forecast has hours, which reach over two days across midnight, and not for a pollutant whose index is
    /// no mean over 24 hours (`DayShapes`).
    func reportIdleSliding(to fields: Fields) {
        let isShort = levels.contains { level in level.leadDays > 1 && level.anyOf.contains { $0.allOf.allSatisfy { $0.days <= 2 } } }
        guard dailyMean == .sliding, !isShort || days?.primary != nil else { return }
        fields.report(
            .warning, at: "dailyMean",
            problem: Bilingual(
                zh: "sliding 在此不起作用：只有前三天有逐时预报，48 小时以内的条件才能跨日计算，指定首要污染物的条件不能",
                en: "‘sliding’ does nothing here: only the first three days have hours, so that rules up to 48 h can be counted across "
                    + "midnight, and none of days of one pollutant"),
            remedy: Bilingual(zh: "写 dailyMean: calendar", en: "write dailyMean: calendar"))
    }

    func reportMisplacedDustRatio(to fields: Fields) {
        guard (hazard == .dust) != (dustRatio != nil) else { return }
        fields.report(
            at: hazard == .dust ? nil : "observedDust",
            problem: Bilingual(
                zh: "判定沙尘日的比值只写在沙尘条件中，且必须有", en: "the ratio that makes a dust day belongs into the dust criteria, and there only"),
            remedy: Bilingual(
                zh: "在沙尘条件文件中写 observedDust: {ratioBelow: 0.35, …}", en: "write observedDust: {ratioBelow: 0.35, …} in the file for dust"))
    }
}

/// The levels of a hazard: none between the lowest and the highest is missing, and the graded hazards have their three.
func reportMissingLevels(_ hazard: Hazard, _ levels: [WarningLevel], to fields: Fields) {
    let wanted = hazard.levels ?? (levels.min() ?? .blue)...(levels.max() ?? .red)
    let missing = WarningLevel.allCases.filter { wanted.contains($0) && !levels.contains($0) }
    let surplus = levels.filter { !wanted.contains($0) }
    guard !(missing + surplus).isEmpty else { return }
    let names = (missing.map { "- \($0.rawValue)" } + surplus.map { "+ \($0.rawValue)" }).joined(separator: ", ")
    let all = WarningLevel.allCases.filter(wanted.contains).map(\.rawValue).joined(separator: ", ")
    fields.report(
        at: "levels",
        problem: Bilingual(
            zh: "\(hazard.name.zh)的级别不全或多余（\(names)）", en: "the levels for \(hazard.name.en) are not complete (\(names))"),
        remedy: Bilingual(zh: "写 \(all)，各一次", en: "write \(all), each once"))
}

extension Hazard {
    /// Those that it has to have, where a text or our own decision settles it.
    fileprivate var levels: ClosedRange<WarningLevel>? {
        switch self {
        case .pollution, .dust: .yellow ... .red
        case .control: .blue ... .blue
        // One for each grade of an incident.
        case .river, .drinkingWater: .blue ... .red
        case .ozone: nil
        }
    }
}
