internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let alertText = "CAP 1.2 §3.2.1"

// MARK: - The envelope

extension CAPRule {
    static let envelope: [CAPRule] = [
        identifierCharacters, senderCharacters, senderLocal, restrictionMissing, restrictionUnused, addressesMissing, quotes, separators,
        referencesMissing, referencesUnused, errorNote, infoMissing, cancelSilent, exerciseNote, exerciseHidden, exerciseActual, draft,
    ]

    static let identifierCharacters = CAPRule(
        "identifier.characters", .error, "\(alertText) identifier",
        say("identifier 为空，或含空白、逗号、< 或 &", "identifier is empty, or has white space, a comma, < or &"),
        fix: say("只用字母、数字和 . - _ :", "use letters, digits and . - _ : only"))
    static let senderCharacters = CAPRule(
        "sender.characters", .error, "\(alertText) sender",
        say("sender 为空，或含空白、逗号、< 或 &", "sender is empty, or has white space, a comma, < or &"),
        fix: say("用域名形式的唯一标识；给人看的名称写在 senderName", "use an identifier like a domain name; the name for people goes into senderName"))
    static let senderLocal = CAPRule(
        "sender.unique", .hint, "\(alertText) sender",
        say("sender 不像全球唯一的标识", "sender does not look like an identifier that is unique in the world"),
        fix: say("用域名形式，如 warning.kashgar.example", "base it on a domain name, such as warning.kashgar.example"))
    static let restrictionMissing = CAPRule(
        "scope.restriction-missing", .error, "\(alertText) scope, restriction",
        say("scope 为 Restricted，却没有 restriction", "the scope is Restricted and there is no restriction"),
        fix: say("写明限制规则，或改 scope", "say in restriction what the limit is, or change the scope"))
    static let restrictionUnused = CAPRule(
        "scope.restriction-unused", .error, "\(alertText) restriction; our own rule",
        say("有 restriction，scope 却不是 Restricted", "there is a restriction and the scope is not Restricted"),
        fix: say(
            "scope 改为 Restricted，或删去 restriction；否则限制发送的内容会被公开",
            "make the scope Restricted or remove the restriction; what was meant for few is public otherwise"))
    static let addressesMissing = CAPRule(
        "scope.addresses-missing", .error, "\(alertText) scope, addresses",
        say("scope 为 Private，却没有 addresses", "the scope is Private and there are no addresses"),
        fix: say("在 addresses 中列出收件方", "list the recipients in addresses"))
    static let quotes = CAPRule(
        "list.quotes", .warning, "\(alertText) addresses, incidents",
        say("引号不成对，列表无法正确拆分", "a quotation mark is not closed, so the list cannot be parted"),
        fix: say("含空格的项用一对双引号括起", "put an item that has spaces between two quotation marks"))
    static let separators = CAPRule(
        "list.separators", .warning, "\(alertText) addresses, incidents",
        say("列表各项应以空格分开，这里用了逗号或分号", "items of the list are parted by commas or semicolons; CAP parts them by spaces"),
        fix: say("各项之间用空格", "put spaces between the items"))
    static let referencesMissing = CAPRule(
        "message.references-missing", .error, "\(alertText) msgType, references",
        say("该类消息必须用 references 指明所针对的消息", "a message of this type must name in references what it is about"),
        fix: say("写上 sender,identifier,sent，多条以空格分开", "write sender,identifier,sent, several with spaces between"))
    static let referencesUnused = CAPRule(
        "message.references-unused", .warning, "\(alertText) msgType",
        say("msgType 为 Alert（首次发布），却引用了以前的消息", "the type is Alert, an initial message, and it refers to earlier ones"),
        fix: say("若是更新，msgType 用 Update", "if it updates them, the type is Update"))
    static let errorNote = CAPRule(
        "message.note", .error, "\(alertText) msgType Error",
        say("Error 消息没有在 note 中说明原因", "an Error message does not say in note what is wrong"),
        fix: say("在 note 中写明拒收原因", "say in note why the message was refused"))
    static let infoMissing = CAPRule(
        "message.info-missing", .warning, "\(alertText) info",
        say("Alert 或 Update 没有 info，收到的人什么也看不到", "an Alert or Update has no info, so people see nothing"),
        fix: say("至少加一个 info", "add at least one info"))
    static let cancelSilent = CAPRule(
        "message.cancel-silent", .hint, "\(alertText) info",
        say("Cancel 没有 info，公众看不到为什么取消", "a Cancel has no info, so people do not see why"),
        fix: say("加一个 info，说明已解除还是误发", "add an info that says whether it is over or was a mistake"))
    static let exerciseNote = CAPRule(
        "exercise.note", .error, "\(alertText) status Exercise; our own rule",
        say("演练消息没有在 note 中写演练编号", "an exercise does not carry its id in note"),
        fix: say("在 note 中写演练编号，以免被当真", "write the exercise's id into note, so that it is not taken for real"))
    static let exerciseHidden = CAPRule(
        "exercise.headline", .warning, "our own rule; CAP 1.2 §3.2.1 status",
        say("演练（或测试）在标题中看不出来", "people cannot see from the headline that this is an exercise or a test"),
        fix: say("标题以【演练】或 [EXERCISE] 开头", "begin the headline with 【演练】 or [EXERCISE]"))
    static let exerciseActual = CAPRule(
        "exercise.actual", .warning, "our own rule; CAP 1.2 §3.2.1 status",
        say("status 为 Actual（实际），文字却说是演练或测试", "the status is Actual and the text says that it is an exercise or a test"),
        fix: say("若是演练或测试，status 用 Exercise 或 Test，否则会被当真", "if it is one, the status is Exercise or Test; it is taken for real otherwise"))
    static let draft = CAPRule(
        "message.draft", .hint, "\(alertText) status Draft", say("这是草稿，不应据此行动", "this is a draft and not to be acted on"),
        fix: say("正式发布时 status 用 Actual", "use Actual when it is issued"))
}

// MARK: - References in one message

extension CAPRule {
    static let references: [CAPRule] = [referenceForm, referenceSelf, referenceFuture, referenceRepeated, referenceSender]

    static let referenceForm = CAPRule(
        "reference.form", .error, "\(alertText) references", say("引用的写法不对", "a reference is not sender,identifier,sent"),
        fix: say("写成 sender,identifier,sent：三部分、两个逗号、部分之内和逗号旁不留空格", "write three parts with two commas and no space in or between them"))
    static let referenceSelf = CAPRule(
        "reference.self", .error, "\(alertText) references; our own rule", say("消息引用了自己", "the message refers to itself"),
        fix: say("给更新一个新的 identifier，引用以前的消息", "give the update an identifier of its own and refer to the earlier ones"))
    static let referenceFuture = CAPRule(
        "reference.future", .error, "\(alertText) references; our own rule",
        say("引用了比自己更晚发出的消息", "it refers to a message that was sent later"),
        fix: say("检查 sent 与被引用消息的 sent，尤其是时区", "check both times of sending, above all their offsets"))
    static let referenceRepeated = CAPRule(
        "reference.repeated", .warning, "\(alertText) references", say("同一条消息引用了两次", "the same message is referred to twice"),
        fix: say("只引用一次", "refer to it once"))
    static let referenceSender = CAPRule(
        "reference.sender", .hint, "\(alertText) references",
        say("更新或取消的是另一个 sender 的消息", "it updates or cancels a message of another sender"),
        fix: say("确认 sender 与原消息写得完全一样", "make sure that the sender is written as in the first message"))
}

// MARK: - Several messages

extension CAPRule {
    static let chain: [CAPRule] = [
        coverage, cycle, sameName, sentOrder, otherSent, otherSender, otherStatus, otherScope, afterCancel, afterExpiry, answered, notGiven,
    ]

    static let coverage = CAPRule(
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
    static let otherStatus = CAPRule(
        "chain.status", .error, "\(alertText) status; our own rule",
        say("引用了另一种 status 的消息：演练、测试与实际不得相混", "it refers to a message of another status: exercises, tests and the real world must not mix"),
        fix: say("只引用 status 相同的消息", "refer to messages of the same status only"))
    static let otherScope = CAPRule(
        "chain.scope", .warning, "\(alertText) scope; our own rule",
        say("原消息限制传播，后续消息却公开", "the message referred to was for few, and this one is public"),
        fix: say("确认可以公开", "make sure that it may be public"))
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
}

// MARK: - Times

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
