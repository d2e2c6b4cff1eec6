package import Chronology
package import Wording

/// Why guidance could not be read. Each text says what is wrong, where, and what to do.
package enum GuidanceError: Error, Hashable, Sendable {
    // The file
    case empty
    case tooLarge(bytes: Int, most: Int)
    case unknownFormat(begins: String)
    case nothingUsable
    /// The same, with what stood in the way.
    case unusable([GuidanceShortfall])
    /// The file has a grid and nobody said which points of it are wanted.
    case pointsWanted
    // JSON
    case json(String)
    /// The service itself says that it could not answer.
    case refused(reason: String)
    case missing(key: String)
    case wrong(key: String, found: String, wanted: Bilingual)
    case unit(key: String, found: String, known: String)
    case length(key: String, have: Int, of: Int)
    case times(key: String, index: Int)
    // CSV
    case row(line: Int, RowProblem)
    // GRIB
    case message(Int, String)
    /// The process that decodes ended without an answer.
    case decoderFell(String)
    // Any
    case value(key: String, found: String)
    case tooMany(Countable, have: Int, most: Int)
    case point(String)
    case shape
    case knownBeforeRun(run: Timestamp, known: Timestamp)
    case analysisOfFuture(CalendarDate)
    case notOfRun(CalendarDate, run: Timestamp)
    /// One point's values alone do not fit into an event.
    case eventTooLarge(bytes: Int, most: Int)

    package enum Countable: Hashable, Sendable {
        case points, members, days, values, rows, runs, messages, steps
    }

    package enum RowProblem: Hashable, Sendable {
        case cells(Int, of: Int)
        case quote
        case value(column: String, text: String, wanted: Bilingual)
        case repeated
    }
}

extension GuidanceError: CustomStringConvertible {
    package var description: String { text.description }

    /// The line of the file on which it is; 1 where lines do not matter.
    package var line: Int {
        if case .row(let line, _) = self { line } else { 1 }
    }

    package var text: Bilingual {
        switch self {
        case .empty, .tooLarge, .unknownFormat, .nothingUsable, .unusable, .pointsWanted: fileText
        case .json, .refused, .missing, .wrong, .unit, .length, .times: replyText
        case .row(let line, let problem): Self.text(of: problem, line)
        case .message(let number, let reason):
            Bilingual(
                zh: "GRIB 第 \(number) 条报文读不出（\(reason)）；请用 grib_ls 检查并重新下载",
                en: "message \(number) of the GRIB file cannot be read (\(reason)); look at it with grib_ls and download it again")
        case .decoderFell(let how):
            Bilingual(
                zh: "读取 GRIB 的进程没有给出结果（\(how)）；文件多半已损坏，请重新下载",
                en: "the process that decodes GRIB gave no answer (\(how)); the file is probably damaged, download it again")
        case .value, .tooMany, .point, .shape, .knownBeforeRun, .analysisOfFuture, .notOfRun, .eventTooLarge: valueText
        }
    }

    private var fileText: Bilingual {
        switch self {
        case .empty: Bilingual(zh: "文件为空；请检查下载是否完成", en: "the file is empty; check that its download has finished")
        case .tooLarge(let bytes, let most):
            Bilingual(
                zh: "文件有 \(bytes) 字节，最多 \(most)；请减少要素、地点或天数后重新下载",
                en: "the file has \(bytes) bytes, the most is \(most); download fewer variables, places or days")
        case .unknownFormat(let begins):
            Bilingual(
                zh: "不认识此文件（开头为“\(begins)”）；应为 Open-Meteo 的 JSON、GRIB，或表头为 source,model,run,… 的 CSV",
                en:
                    "no known guidance begins with ‘\(begins)’; it should be a reply of Open-Meteo (JSON), GRIB, or CSV with the header source,model,run,…"
            )
        case .pointsWanted:
            Bilingual(
                zh: "此文件是网格资料，须说明取哪些点；请在 Playbooks/air/guidance.yaml 的 points 中填写，或用 --points",
                en:
                    "the file holds a grid, so it must be said which points are wanted; list them under `points` in Playbooks/air/guidance.yaml or give --points"
            )
        case .unusable(let notes):
            Bilingual(
                zh: "文件中没有可用的日值：\(notes.map(\.text.zh).joined(separator: "；"))。请按此修改请求或重新下载",
                en:
                    "no day can be made of this file: \(notes.map(\.text.en).joined(separator: "; ")). Ask for what is missing, or download it again"
            )
        default:
            Bilingual(
                zh: "文件中没有可用的日值；请核对要素名称、时间范围，每天须有四分之三以上的时次",
                en:
                    "no day of any known variable can be made of this file; check the names, the span of time, and that three quarters of a day's steps are there"
            )
        }
    }

    private var replyText: Bilingual {
        switch self {
        case .json(let reason):
            Bilingual(zh: "不是完整的 JSON（\(reason)）；请重新下载", en: "this is no whole JSON (\(reason)); download it again")
        case .refused(let reason):
            Bilingual(
                zh: "服务方拒绝了请求：“\(reason)”；请按其说明修改请求", en: "the service refused the request: ‘\(reason)’; change the request accordingly")
        case .missing(let key):
            Bilingual(
                zh: "缺少“\(key)”；请确认这是 Open-Meteo 的逐小时（hourly）回复",
                en: "‘\(key)’ is missing; make sure that this is an hourly reply of Open-Meteo")
        case .wrong(let key, let found, let wanted):
            Bilingual(zh: "“\(key)”为“\(found)”，应为\(wanted.zh)", en: "‘\(key)’ is ‘\(found)’; it should be \(wanted.en)")
        case .unit(let key, let found, let known):
            Bilingual(
                zh: "“\(key)”的单位“\(found)”不认识；请按 \(known) 请求",
                en: "‘\(key)’ has the unit ‘\(found)’, which is not known; ask for it in \(known)")
        case .length(let key, let have, let of):
            Bilingual(
                zh: "“\(key)”有 \(have) 个值，而时间有 \(of) 个；请重新下载", en: "‘\(key)’ has \(have) values for \(of) times; download it again")
        case .times(let key, let index):
            Bilingual(
                zh: "“\(key)”第 \(index + 1) 个时间没有递增或看不懂；请重新下载，时间须逐个递增",
                en: "‘\(key)’ does not grow, or cannot be read, at its value \(index + 1); download it again: times must follow each other")
        default: fileText
        }
    }

    private var valueText: Bilingual {
        switch self {
        case .value(let key, let found):
            Bilingual(
                zh: "“\(key)”的值 \(found) 不合理；请核对单位，并向资料提供方核实",
                en: "‘\(key)’ has the value \(found), which cannot be; check its unit and ask whoever made the file")
        case .tooMany(let what, let have, let most):
            Bilingual(
                zh: "\(what.name.zh)有 \(have)，最多 \(most)；请拆分或减少",
                en: "there are \(have) \(what.name.en), the most is \(most); split it or ask for less")
        case .point(let text):
            Bilingual(zh: "没有 \(text) 这样的点；请写 纬度,经度", en: "there is no point \(text) on earth; write latitude,longitude")
        case .knownBeforeRun(let run, let known):
            Bilingual(
                zh: "取得时间 \(known) 早于起报时间 \(run)；请核对 run 与 known 两列及时钟",
                en: "it says that it was here at \(known), before its run began at \(run); check the columns run and known, and the clock")
        case .analysisOfFuture(let day):
            Bilingual(
                zh: "分析资料包含尚未结束的 \(day)；请核对时钟或删去此日",
                en: "an analysis cannot hold \(day), which is not over; check the clock or leave the day out")
        case .notOfRun(let day, let run):
            Bilingual(
                zh: "\(day) 不在 \(run) 起报的预报时段内；请核对 run 列与时钟，过去的日子请写 analysis",
                en: "a run of \(run) cannot forecast \(day); check the run and the clock, and write ‘analysis’ for days that are past")
        case .eventTooLarge(let bytes, let most):
            Bilingual(
                zh: "一个点的资料就有 \(bytes) 字节，超过事件上限 \(most)；请减少要素、成员或天数",
                en: "one point alone takes \(bytes) bytes and an event holds \(most); ask for fewer variables, members or days")
        default:
            Bilingual(
                zh: "要素、点、天、成员的个数与值的个数不符；请由本程序重新生成",
                en: "the counts of variables, points, days and members do not fit the values; make it again with this program")
        }
    }

    private static func text(of problem: RowProblem, _ line: Int) -> Bilingual {
        switch problem {
        case .cells(let have, let of):
            Bilingual(
                zh: "第 \(line) 行有 \(have) 格，表头有 \(of) 格；请核对逗号", en: "line \(line) has \(have) cells and the header \(of); check its commas")
        case .quote: Bilingual(zh: "第 \(line) 行有引号；此格式不用引号，请删去", en: "line \(line) has a quote; this layout has none, take it out")
        case .value(let column, let text, let wanted):
            Bilingual(
                zh: "第 \(line) 行“\(column)”为“\(text)”；应为\(wanted.zh)", en: "line \(line): ‘\(column)’ is ‘\(text)’; write \(wanted.en)")
        case .repeated:
            Bilingual(zh: "第 \(line) 行重复了前面某行的值；请只留一行", en: "line \(line) gives a value that an earlier line gave; leave one")
        }
    }
}

extension GuidanceError.Countable {
    fileprivate var name: Bilingual {
        switch self {
        case .points: Bilingual(zh: "点数", en: "points")
        case .members: Bilingual(zh: "成员数", en: "members")
        case .days: Bilingual(zh: "天数", en: "days")
        case .values: Bilingual(zh: "值的个数", en: "values")
        case .rows: Bilingual(zh: "行数", en: "rows")
        case .runs: Bilingual(zh: "起报次数", en: "runs")
        case .messages: Bilingual(zh: "报文数", en: "messages")
        case .steps: Bilingual(zh: "时次数", en: "steps")
        }
    }
}

extension GuidanceError {
    /// That there is no run in a file, with the first reasons.
    static func noRun(_ notes: [GuidanceShortfall]) -> GuidanceError {
        var first: [GuidanceShortfall] = []
        for note in notes where first.count < 3 && !first.contains(note) { first.append(note) }
        return first.isEmpty ? .nothingUsable : .unusable(first)
    }
}
