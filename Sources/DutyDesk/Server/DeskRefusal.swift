import Events
import Wording

/// Why the desk did not do what it was asked, in words for the person who asked.
struct DeskRefusal: Error, Hashable {
    /// The HTTP status.
    let status: Int
    /// For the page, which may act on it.
    let code: String
    let text: Bilingual
    /// Whether the same request may succeed when it is sent again.
    let isPassing: Bool

    init(_ status: Int, _ code: String, isPassing: Bool = false, zh: String, en: String) {
        (self.status, self.code, self.isPassing) = (status, code, isPassing)
        text = Bilingual(zh: zh, en: en)
    }
}

// MARK: - What a person can put right

extension DeskRefusal {
    static let notJSON = DeskRefusal(
        415, "not-json", zh: "请求必须是 JSON（Content-Type: application/json）", en: "the request must be JSON (Content-Type: application/json)")

    /// The page never sends such a thing, so the detail is for whoever wrote the program that did.
    static func unreadable(_ detail: String) -> DeskRefusal {
        DeskRefusal(
            400, "unreadable", zh: "请求的格式不对，请刷新页面后再试（\(detail)）",
            en: "the request is not in order; reload the page and try again (\(detail))")
    }

    static func field(_ name: String, zh: String, en: String) -> DeskRefusal {
        DeskRefusal(422, "field-\(name)", zh: zh, en: en)
    }

    static func unknown(_ aggregate: String) -> DeskRefusal {
        DeskRefusal(
            404, "unknown", zh: "这里没有 \(aggregate)。请等页面更新后再试",
            en: "nothing here is called \(aggregate); wait for the page to refresh, then try again")
    }

    /// The page has moved on: a higher level, another cause, or nothing any more. Whoever saw the former has not seen the latter.
    static let replaced = DeskRefusal(
        409, "replaced", zh: "没有记下：这件事已有新情况（例如已升级），您看到的是旧的。请取消，看清现在的情况后再点一次；写的内容还在",
        en:
            "NOT recorded: there is news about this (it may have been raised) and what you saw is older. Cancel, look at it as it is now, and "
            + "press again; what you wrote is kept")

    static func notThisSide(_ task: String) -> DeskRefusal {
        DeskRefusal(
            403, "other-side", zh: "任务 \(task) 属于另一方，只能由对方报告完成", en: "task \(task) belongs to the other side; only they can report it done")
    }

    static func alreadyDone(_ task: String, by person: String, at: String) -> DeskRefusal {
        DeskRefusal(
            409, "already-done", zh: "任务 \(task) 已由 \(person) 于 \(at) 报告完成", en: "task \(task) was reported done by \(person) at \(at)")
    }

    static func noLongerOpen(_ task: String) -> DeskRefusal {
        DeskRefusal(409, "not-open", zh: "任务 \(task) 已撤销，不再需要", en: "task \(task) has been withdrawn and is no longer asked for")
    }

    static func incidentOfOtherSide(_ incident: String) -> DeskRefusal {
        DeskRefusal(
            403, "other-side", zh: "事件 \(incident) 由另一方负责，只能由对方决定",
            en: "incident \(incident) is the other side's; only they decide about it")
    }

    static func alarmOfOtherSide(_ alarm: String) -> DeskRefusal {
        DeskRefusal(
            403, "other-side", zh: "警报 \(alarm) 与本方无关，由对方记录", en: "alarm \(alarm) is between posts of the other side; they record it")
    }

    static func incidentOver(_ incident: String) -> DeskRefusal {
        DeskRefusal(409, "not-open", zh: "事件 \(incident) 已经结束", en: "incident \(incident) is over")
    }

    static func onlySuspected(_ incident: String) -> DeskRefusal {
        DeskRefusal(
            409, "not-reported", zh: "\(incident) 只是疑似，还没有人报告，不能定级",
            en: "\(incident) is only suspected and nobody has reported it; it has no grade to decide")
    }

    static func alreadySubmitted(_ report: String, by person: String, at: String) -> DeskRefusal {
        DeskRefusal(
            409, "already-done", zh: "报告 \(report) 已由 \(person) 于 \(at) 报送", en: "report \(report) was handed in by \(person) at \(at)")
    }
}

// MARK: - What the surroundings have to put right

extension DeskRefusal {
    /// The journal would not take it: nothing was recorded.
    static func notRecorded(_ reason: String, isPassing: Bool) -> DeskRefusal {
        DeskRefusal(
            isPassing ? 503 : 409, "not-recorded", isPassing: isPassing, zh: "没有记下：日志拒绝写入（\(reason)）",
            en: "NOT recorded: the journal refused it (\(reason))")
    }

    /// No answer came, so nobody knows; sending the same again records it once.
    static func unanswered(_ reason: String) -> DeskRefusal {
        DeskRefusal(
            503, "unanswered", isPassing: true, zh: "不能确认是否已记下：日志没有应答（\(reason)）。请用“重试”，不会重复记录",
            en: "not confirmed: the journal did not answer (\(reason)). Press Retry; it will not be recorded twice")
    }

    /// An exercise whose clock has not begun has no time to record anything at.
    static let noTime = DeskRefusal(
        503, "no-time", isPassing: true, zh: "演练时钟尚未开始，还不能记录", en: "the exercise clock has not begun, nothing can be recorded yet")

    static let otherOrigin = DeskRefusal(
        403, "other-origin", zh: "这个请求不是来自本页面，已拒绝", en: "the request does not come from this page and was refused")

    static let otherHost = DeskRefusal(
        421, "other-host", zh: "值班台不以这个主机名提供服务", en: "the desk does not answer under this host name")

    static let tooManyListeners = DeskRefusal(
        503, "too-many", isPassing: true, zh: "打开的页面太多，本页改为定时刷新", en: "too many pages are open; this one refreshes at intervals instead")

    static let tooLarge = DeskRefusal(413, "too-large", zh: "内容太长", en: "that is too long")

    static let notFound = DeskRefusal(404, "not-found", zh: "没有这个地址", en: "there is nothing at this address")

    static let internalFault = DeskRefusal(
        500, "fault", zh: "值班台程序出错，请查看日志输出", en: "the desk failed; see its log")
}
