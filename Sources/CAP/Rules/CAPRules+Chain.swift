internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let alertText = "CAP 1.2 §3.2.1"

// Several messages.

extension CAPRule {
    static let chain: [CAPRule] = [
        coverage, cycle, sameName, sentOrder, otherSent, otherSender, foreignCancel, foreignUpdate, otherStatus, otherScope, cancelled,
        afterCancel, afterExpiry, answered, notGiven, notTaken,
    ]

    package static let coverage = CAPRule(
        "chain.coverage", .error, "our own rule; \(alertText) references",
        say("没有引用链中全部未过期的消息", "it does not refer to every unexpired message of its chain"),
        fix: say("把所列消息加进 references，否则有的接收方会一直显示旧预警", "add the listed ones to references; receivers would go on showing them otherwise"))
    static let cycle = CAPRule(
        "chain.cycle", .error, "our own rule", say("引用成环", "references go round in a circle"),
        fix: say("后发的只引用先发的", "let later messages refer to earlier ones only"))
    static let sameName = CAPRule(
        "chain.same-identifier", .warning, "\(alertText) identifier",
        say("同一发送方的两条不同消息用了同一 identifier", "two different messages of one sender have the same identifier"),
        fix: say("每条消息都用新的 identifier", "give every message an identifier of its own"))
    static let sentOrder = CAPRule(
        "chain.order", .warning, "\(alertText) sent",
        say("比前面给出的同链消息更早发出", "it was sent before a message of its chain that was given earlier"),
        fix: say("按发出时间排列文件，或检查 sent", "give the files in the order of sending, or check sent"))
    static let otherSent = CAPRule(
        "chain.sent", .error, "\(alertText) references",
        say("引用中的 sent 与该消息的 sent 不是同一时刻", "the reference has another time of sending than the message that it names"),
        fix: say("照抄被引用消息的 sent", "copy sent from the message referred to"))
    static let otherSender = CAPRule(
        "chain.sender", .error, "\(alertText) references",
        say("引用中的 sender 与该消息的 sender 不同", "the reference has another sender than the message of that identifier and time"),
        fix: say("照抄被引用消息的 sender", "copy sender from the message referred to"))
    static let foreignCancel = CAPRule(
        "chain.foreign-cancel", .error, "\(alertText) msgType Cancel; our own rule",
        say("取消的是另一个 sender 的消息：只有原发送方能取消", "it cancels a message of another sender, which only that sender can"),
        fix: say("请原发送方取消；若是同一单位，sender 与原消息写得完全一样", "have its sender cancel it; if that is you, write the sender as you did there"))
    static let foreignUpdate = CAPRule(
        "chain.foreign-update", .warning, "\(alertText) msgType Update; our own rule",
        say("更新的是另一个 sender 的消息：原消息仍然有效", "it updates a message of another sender, which goes on being in force"),
        fix: say("用新的 Alert；若是同一单位，sender 与原消息写得完全一样", "send an Alert of your own; if both are yours, write the sender as you did there"))
    static let otherStatus = CAPRule(
        "chain.status", .error, "\(alertText) status; our own rule",
        say("引用了另一种 status 的消息：演练、测试与实际不得相混", "it refers to a message of another status: exercises, tests and the real world must not mix"),
        fix: say("只引用 status 相同的消息", "refer to messages of the same status only"))
    static let otherScope = CAPRule(
        "chain.scope", .warning, "\(alertText) scope; our own rule",
        say("原消息限制传播，后续消息却公开", "the message referred to was for few, and this one is public"),
        fix: say("确认可以公开", "make sure that it may be public"))
    static let cancelled = CAPRule(
        "chain.cancelled", .error, "\(alertText) msgType Cancel; our own rule",
        say("这条消息到达时，其发送方已经取消了它", "its sender had cancelled it already when it came"),
        fix: say("不要按它行事；仍然需要时由发送方用新的 Alert 发布", "do not act on it; if it is still needed, its sender issues it anew as an Alert"))
    static let afterCancel = CAPRule(
        "chain.after-cancel", .error, "\(alertText) msgType Cancel; our own rule",
        say("更新或取消了已经取消的消息", "it updates or cancels what had been cancelled"),
        fix: say("重新发布用新的 Alert", "issue anew as an Alert"))
    static let afterExpiry = CAPRule(
        "chain.expired", .hint, "\(alertText) references; our own rule",
        say("所更新的消息均已过期", "everything that it updates had expired before"),
        fix: say("重新发布用新的 Alert", "issue anew as an Alert"))
    static let answered = CAPRule(
        "chain.answered", .warning, "\(alertText) msgType Ack, Error; our own rule",
        say("所引用的是 Ack 或 Error：回执不必再回，也不能更新或取消", "it refers to an Ack or Error, which is not answered, updated or cancelled"),
        fix: say("引用原来的预警消息", "refer to the message itself"))
    static let notGiven = CAPRule(
        "chain.not-given", .hint, "–",
        say("所引用的消息不在给出的文件中，未能核对", "a message referred to is not among the files, so it could not be checked"),
        fix: say("按发出顺序给出整条链的文件", "give the files of the whole chain, in the order of sending"))
    static let notTaken = CAPRule(
        "chain.not-taken", .warning, "our own rule; \(alertText) references",
        say("所引用的消息此处没有收下（或早已不再保存），未能核对", "a message referred to was not taken here, or not kept so long, so it could not be checked"),
        fix: say("请发送方重发所引用的消息", "ask the sender for the message referred to"))
}
