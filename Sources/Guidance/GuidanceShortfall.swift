package import Wording

/// Something that a run does not have, so that a forecast can say what it rested on.
package struct GuidanceShortfall: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A variable that this source usually gives is not there. Subject: the variable.
        case variableAbsent = "variable-absent"
        /// Something in the file was not used. Subject: its name there.
        case notUsed = "not-used"
        /// A field below Kashgar's ground was not used. Subject: its name.
        case belowGround = "below-ground"
        /// A day has too few steps. Subject: variable and day.
        case dayTooShort = "day-too-short"
        /// A day is later than what is read of a forecast. Subject: the first such day.
        case beyondHorizon = "beyond-horizon"
        /// Members have no value. Subject: variable and day.
        case membersMissing = "members-missing"
        /// Ozone as the mean of the day, since the source does not give hours.
        case ozoneAsMean = "ozone-as-mean"
        /// A point lies outside of the source's grid. Subject: the point.
        case pointOutside = "point-outside"
        /// There are more than are listed.
        case more
    }

    package let kind: Kind
    package let subject: String
    /// How many there are, where that is the point.
    package let have: Int?
    /// How many there should be.
    package let of: Int?

    package init(_ kind: Kind, _ subject: String, have: Int? = nil, of: Int? = nil) {
        self.kind = kind
        self.subject = subject
        self.have = have
        self.of = of
    }
}

extension GuidanceShortfall {
    /// For people.
    package var text: Bilingual {
        let count = have.flatMap { have in of.map { "\(have)/\($0)" } } ?? have.map { "\($0)" } ?? ""
        return switch kind {
        case .variableAbsent: Bilingual(zh: "没有 \(subject)", en: "\(subject) is not there")
        case .notUsed: Bilingual(zh: "未采用 \(subject)", en: "\(subject) was not used")
        case .belowGround:
            Bilingual(
                zh: "未采用 \(subject)：低于喀什地面（约 1290 米）", en: "\(subject) was not used: it lies below the ground of Kashgar (about 1,290 m)")
        case .dayTooShort: Bilingual(zh: "\(subject)：时次不足（\(count)）", en: "\(subject): too few steps (\(count))")
        case .beyondHorizon:
            Bilingual(
                zh: "\(subject) 起超过 \(GuidanceLimits.forecastDays) 天，未采用",
                en: "days from \(subject) on lie beyond \(GuidanceLimits.forecastDays) days and were not used")
        case .membersMissing: Bilingual(zh: "\(subject)：成员不全（\(count)）", en: "\(subject): members are missing (\(count) there)")
        case .ozoneAsMean:
            Bilingual(zh: "臭氧为日平均，因为没有逐小时值", en: "ozone is the mean of the day, since there are no hours")
        case .pointOutside: Bilingual(zh: "点 \(subject) 在资料范围之外", en: "the point \(subject) lies outside of the grid")
        case .more: Bilingual(zh: "另有 \(count) 条", en: "\(count) more")
        }
    }
}
