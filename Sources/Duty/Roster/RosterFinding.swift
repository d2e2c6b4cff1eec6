package import Chronology
package import Events
package import Wording

/// One thing that is wrong with who sits where.
package enum RosterFinding: Hashable, Sendable {
    /// Nobody by the plan.
    case gap(String, from: Timestamp, until: Timestamp)
    /// The person is absent and nobody is left to stand in.
    case absent(String, String, from: Timestamp, until: Timestamp)
    /// One person has two posts at once.
    case double(String, posts: [String], from: Timestamp, until: Timestamp)
    /// One person has a post for longer than the rota allows.
    case long(String, String, from: Timestamp, until: Timestamp, longest: Duration)
    /// A change that does not count.
    case ignored(RotaChange, RotaTrouble)
    /// A swap in whose time the person who gives shifts away has none.
    case idle(RotaChange)
    /// A take-over that does not count.
    case refused(TakeOver, RotaTrouble)
    /// The calendar has no holidays of a year, and rotas depend on them.
    case noHolidays(Int, from: Timestamp, until: Timestamp)
    /// So many changes of a side are remembered that some may have been forgotten.
    case full(Side, from: Timestamp, until: Timestamp)

    package var from: Timestamp {
        switch self {
        case .gap(_, let from, _), .absent(_, _, let from, _), .double(_, _, let from, _), .long(_, _, let from, _, _),
            .noHolidays(_, let from, _), .full(_, let from, _):
            from
        case .refused(let takeOver, _): takeOver.at
        case .ignored(let change, _), .idle(let change): change.from
        }
    }

    package var until: Timestamp {
        switch self {
        case .gap(_, _, let until), .absent(_, _, _, let until), .double(_, _, _, let until), .long(_, _, _, let until, _),
            .noHolidays(_, _, let until), .full(_, _, let until):
            until
        case .refused(let takeOver, _): takeOver.until
        case .ignored(let change, _), .idle(let change): change.until
        }
    }

    /// The posts that it is about.
    package var posts: [String] {
        switch self {
        case .gap(let post, _, _), .absent(let post, _, _, _), .long(let post, _, _, _, _): [post]
        case .double(_, let posts, _, _): posts
        case .ignored(let change, _), .idle(let change):
            if case .swap(let rota, _, _) = change.kind { [rota] } else { [] }
        case .refused(let takeOver, _): [takeOver.post]
        case .noHolidays, .full: []
        }
    }

    /// Whether somebody who should be called could not be.
    package var leavesNobody: Bool {
        switch self {
        case .gap, .absent: true
        case .double, .long, .ignored, .idle, .refused, .noHolidays, .full: false
        }
    }
}

// MARK: - In words

extension RosterFinding {
    /// What is wrong; times in Beijing.
    package var text: Bilingual {
        switch self {
        case .gap(let post, _, _): Bilingual(zh: "岗位“\(post)”无人当班\(span.zh)", en: "nobody is on the post ‘\(post)’\(span.en)")
        case .absent(let post, let person, _, _):
            Bilingual(
                zh: "岗位“\(post)”的“\(person)”缺勤，且无人可替\(span.zh)",
                en: "‘\(person)’ is absent from the post ‘\(post)’ and nobody is left to stand in\(span.en)")
        case .double(let person, let posts, _, _):
            Bilingual(
                zh: "“\(person)”同时在 \(posts.count) 个岗位：\(posts.joined(separator: "、"))\(span.zh)",
                en: "‘\(person)’ is on \(posts.count) posts at once: \(posts.joined(separator: ", "))\(span.en)")
        case .long(let post, let person, let from, let until, let longest):
            Bilingual(
                zh: "“\(person)”在岗位“\(post)”连续 \(hours(until - from)) 小时，上限 \(hours(longest)) 小时\(span.zh)",
                en: "‘\(person)’ is on the post ‘\(post)’ for \(hours(until - from)) h on end, \(hours(longest)) h at most\(span.en)")
        case .ignored(let change, let trouble):
            Bilingual(zh: "变更“\(change.id)”不生效：\(trouble.text.zh)", en: "the change ‘\(change.id)’ does not count: \(trouble.text.en)")
        case .idle(let change):
            Bilingual(zh: "换班“\(change.id)”没有换到任何班\(span.zh)", en: "the swap ‘\(change.id)’ changes no shift\(span.en)")
        case .refused(let takeOver, let trouble):
            Bilingual(
                zh: "“\(takeOver.person)”接班“\(takeOver.post)”不生效：\(trouble.text.zh)",
                en: "that ‘\(takeOver.person)’ took over ‘\(takeOver.post)’ does not count: \(trouble.text.en)")
        case .noHolidays(let year, _, _):
            Bilingual(
                zh: "日历中没有 \(year) 年的假日，按平日排班", en: "the calendar has no holidays of \(year); weekdays count as ordinary ones")
        case .full(let side, _, _):
            Bilingual(
                zh: "\(side.rawValue) 的换班与缺勤记录已满，最早的可能已被忘记",
                en: "\(side.rawValue) has as many swaps and absences as are remembered; the first may have been forgotten")
        }
    }

    /// What to do about it.
    package var remedy: Bilingual {
        switch self {
        case .gap: Bilingual(zh: "请在值班表中补上班次", en: "add the shifts to the rota")
        case .absent: Bilingual(zh: "请录入换班，或增加替班人员", en: "enter a swap, or add people who stand in")
        case .double: Bilingual(zh: "请为其中一个岗位换人", en: "let somebody else take one of them")
        case .long: Bilingual(zh: "请增加轮班人员，或写明 longest", en: "add people to the turn, or write ‘longest’ if it is meant")
        case .ignored: Bilingual(zh: "请撤回，并以正确的岗位与人员重新录入", en: "withdraw it and enter it with the right post and people")
        case .idle: Bilingual(zh: "请核对时间与人员，或撤回", en: "check its times and people, or withdraw it")
        case .refused: Bilingual(zh: "请由本方在册人员接班", en: "let somebody of the rota's own side take over")
        case .noHolidays: Bilingual(zh: "请把当年放假安排写入 calendar", en: "write the year's announced days into ‘calendar’")
        case .full: Bilingual(zh: "请核对今后的变更是否都在", en: "check that the changes to come are all there")
        }
    }

    private var span: Bilingual {
        Bilingual(zh: "（\(from.beijingText) 至 \(until.beijingText)）", en: " (\(from.beijingText) to \(until.beijingText), Beijing)")
    }

    /// Rounded up to tenths, so that a minute too much does not read like the limit.
    private func hours(_ span: Duration) -> String {
        let tenths = (span.wholeMilliseconds + 359_999) / 360_000
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension RotaTrouble {
    /// In words.
    package var text: Bilingual {
        switch self {
        case .noRota(let post): Bilingual(zh: "没有岗位“\(post)”的值班表", en: "there is no rota of ‘\(post)’")
        case .noPerson(let person): Bilingual(zh: "没有人员“\(person)”", en: "there is no person ‘\(person)’")
        case .strangePost(let post): Bilingual(zh: "“\(post)”不是本方岗位", en: "‘\(post)’ is the other side's post")
        case .strangePerson(let person): Bilingual(zh: "“\(person)”不是本方人员", en: "‘\(person)’ is the other side's person")
        }
    }
}
