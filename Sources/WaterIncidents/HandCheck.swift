package import Chronology
package import Events
package import Rivers
package import Wording

/// What cannot be right in something that a person says about water. Each problem says what to write instead.
package enum HandCheck {
    /// A clock may be ahead of ours by this.
    static let clockTolerance = Duration.minutes(10)
    /// Older samples are no news.
    static let oldestSample = Duration.days(60)
    static let banks: Set = ["left", "right", "middle"]

    /// - Parameter knows: whether the playbooks have a substance or parameter of that id.
    package static func problems(
        with sample: SampleRecorded, rivers: RiverPlaybook, knows: (String) -> Bool, at now: Timestamp
    ) -> [Bilingual] {
        var problems = place(sample.river, sample.watercourse, sample.kilometre, rivers)
        if !knows(sample.substance) {
            problems.append(
                Bilingual(
                    zh: "substance：没有“\(sample.substance)”；用 rivers/substances.yaml 或 standards.yaml 中的标识",
                    en: "substance: there is no ‘\(sample.substance)’; use an id of rivers/substances.yaml or standards.yaml"))
        }
        problems += time("sampled", sample.sampled, from: now - oldestSample, to: now + clockTolerance)
        let isFinite = [sample.milligramsPerLitre, sample.detectionLimit, sample.dischargeCubicMetresPerSecond].allSatisfy { value in
            value.map { $0 >= 0 && $0.isFinite } ?? true
        }
        if !isFinite {
            problems.append(
                Bilingual(zh: "数值不能小于 0；低于检出限就只写 detectionLimit", en: "no figure is below 0; below detection write detectionLimit alone"))
        }
        if sample.milligramsPerLitre == nil, sample.detectionLimit == nil {
            problems.append(
                Bilingual(
                    zh: "milligramsPerLitre 和 detectionLimit 至少写一个",
                    en: "write milligramsPerLitre or, where nothing was found, detectionLimit"))
        }
        if let bank = sample.bank, !banks.contains(bank) {
            problems.append(Bilingual(zh: "bank：写 left、right 或 middle", en: "bank: write left, right or middle"))
        }
        return problems
    }

    package static func problems(with impact: ImpactReported, at now: Timestamp) -> [Bilingual] {
        var problems = time("at", impact.at, from: .distantPast, to: now + clockTolerance)
        let counts = [impact.deaths, impact.injured, impact.evacuated].compactMap { $0 }
        let loss = impact.lossTenThousandYuan
        if counts.contains(where: { $0 < 0 }) || loss.map({ $0 < 0 || !$0.isFinite }) ?? false {
            problems.append(Bilingual(zh: "人数和损失不能小于 0；不知道就不写", en: "no count and no loss is below 0; leave out what is not known"))
        }
        let isEmpty = counts.isEmpty && loss == nil && impact.intakeCutOff == nil && impact.crosses == nil && impact.touchesDwellings == nil
        if isEmpty { problems.append(Bilingual(zh: "至少写一项影响", en: "say at least one thing that the incident has done")) }
        return problems
    }

    package static func problems(with decision: GradeDecided) -> [Bilingual] {
        isBlank(decision.reason) ? [Bilingual(zh: "reason：写明为什么这样定级", en: "reason: write why this is the grade")] : []
    }

    package static func problems(with receipt: AlarmReceived) -> [Bilingual] {
        isBlank(receipt.readBack) ? [Bilingual(zh: "readBack：写下复述的内容", en: "readBack: write what was read back")] : []
    }

    package static func problems(with release: ReleaseAnnounced, rivers: RiverPlaybook, at now: Timestamp) -> [Bilingual] {
        var problems = place(release.river, release.watercourse, release.kilometre, rivers)
        problems += time("begins", release.begins, from: now - clockTolerance, to: now + .days(30))
        if let ends = release.ends, ends <= release.begins {
            problems.append(Bilingual(zh: "ends：结束不能早于开始", en: "ends: it has to end after it begins"))
        }
        if !(release.dischargeCubicMetresPerSecond > 0 && release.dischargeCubicMetresPerSecond <= 10_000) {
            problems.append(Bilingual(zh: "流量写大于 0、不超过 10000 的 m³/s", en: "write a flow above 0 and up to 10,000 m³/s"))
        }
        return problems
    }

    // MARK: Parts

    private static func place(_ river: String, _ watercourse: String?, _ kilometre: Double, _ rivers: RiverPlaybook) -> [Bilingual] {
        guard let known = rivers.river(river) else {
            let ids = rivers.rivers.map(\.id).joined(separator: ", ")
            return [Bilingual(zh: "river：没有河流“\(river)”；可用 \(ids)", en: "river: there is no river ‘\(river)’; write one of \(ids)")]
        }
        let location = Location(watercourse: watercourse ?? Watercourse.stem, kilometre: kilometre)
        guard !known.contains(location) else { return [] }
        return [
            Bilingual(
                zh: "kilometre：\(location) 不在\(known.name.zh)上", en: "kilometre: \(location) is not on the \(known.name.en)")
        ]
    }

    private static func time(_ field: String, _ time: Timestamp, from: Timestamp, to: Timestamp) -> [Bilingual] {
        guard !(from...to).contains(time) else { return [] }
        return [
            Bilingual(
                zh: "\(field)：\(time.beijingText) 太早或太晚；核对日期和时区（北京时间）",
                en: "\(field): \(time.beijingText) (Beijing) is too early or too late; check the day and the time zone")
        ]
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
