internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

// When.

extension CAPRule {
    static let times: [CAPRule] = [
        utcForm, expiresBeforeSent, cancelExpired, expiresBeforeEffective, expiresBeforeOnset, expiresFar, noExpiry, onsetContradicts,
        onsetBefore, effectiveBefore, pastButValid,
    ]

    static let utcForm = CAPRule(
        "time.utc", .warning, "CAP 1.2 §3.3.2", say("UTC 应写作 -00:00", "UTC is written -00:00 in CAP"),
        fix: say("把 +00:00 改为 -00:00；时刻本身没有歧义", "write -00:00 for +00:00; the instant itself is clear"))
    static let expiresBeforeSent = CAPRule(
        "time.expires-sent", .error, "CAP 1.2 §3.2.2 expires; our own rule",
        say("还没发出就已过期（expires 不晚于 sent）", "it has expired before it was sent: expires is not after sent"),
        fix: say("expires 应晚于 sent；检查时区", "let expires be after sent; check the offsets"))
    static let cancelExpired = CAPRule(
        "time.expires-cancel", .warning, "CAP 1.2 §3.2.2 expires; our own rule",
        say(
            "取消消息发出时即已过期，有的接收方会忽略它，旧预警照样显示",
            "a Cancel has expired when it is sent; a receiver may ignore it and go on showing the warning"),
        fix: say("让 expires 晚于 sent，或不写", "let expires be after sent, or leave it out"))
    static let expiresBeforeEffective = CAPRule(
        "time.expires-effective", .error, "CAP 1.2 §3.2.2 effective, expires",
        say("还没生效就已过期（expires 不晚于 effective）", "it expires before it takes effect: expires is not after effective"),
        fix: say("检查两个时间及其时区", "check both times and their offsets"))
    static let expiresBeforeOnset = CAPRule(
        "time.expires-onset", .warning, "CAP 1.2 §3.2.2 onset, expires",
        say("消息在事件开始（onset）之前过期", "the message expires before what it warns of begins (onset)"),
        fix: say("若随后会更新则无妨；否则延长 expires", "harmless if an update follows; extend expires otherwise"))
    static let expiresFar = CAPRule(
        "time.expires-far", .warning, "CAP 1.2 §3.2.2 expires; our own rule",
        say("有效期超过一年，年份可能写错了", "it is valid for more than a year; the year may be a slip"),
        fix: say("检查 expires 的年份", "look at the year of expires"))
    static let noExpiry = CAPRule(
        "time.no-expires", .hint, "CAP 1.2 §3.2.2 expires",
        say("没有 expires，每个接收方自行决定显示多久", "there is no expires, so every receiver decides for itself how long to show it"),
        fix: say("写明 expires", "say when it expires"))
    static let onsetContradicts = CAPRule(
        "time.onset-urgency", .warning, "CAP 1.2 §3.2.2 effective, onset, urgency",
        say("onset 早于 effective，urgency 却说事件还在将来", "onset is before effective, and yet the urgency says that it is still to come"),
        fix: say("检查两个时间及其时区，或改 urgency", "check both times and their offsets, or change the urgency"))
    static let onsetBefore = CAPRule(
        "time.onset-effective", .hint, "CAP 1.2 §3.2.2 effective, onset",
        say("onset 早于 effective：事件在消息生效之前就已开始", "onset is before effective: it had begun before the message takes effect"),
        fix: say("确认事件确已开始；否则检查两个时间及其时区", "make sure that it has begun; check both times and their offsets otherwise"))
    static let effectiveBefore = CAPRule(
        "time.effective-sent", .hint, "CAP 1.2 §3.2.2 effective",
        say("effective 比 sent 早一个多小时", "effective is more than an hour before sent"),
        fix: say("检查两个时间及其时区；不写 effective 即与 sent 相同", "check both times and their offsets; without effective it is sent"))
    static let pastButValid = CAPRule(
        "time.past", .hint, "CAP 1.2 §3.2.2 urgency",
        say("urgency 为 Past（不必再行动），消息却仍然有效", "the urgency is Past, nothing need be done, and yet the message stays valid"),
        fix: say("若已解除，用 Cancel，或把 expires 设得近些", "if it is over use Cancel, or let it expire soon"))
}
