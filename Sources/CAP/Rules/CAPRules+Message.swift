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
        "list.quotes", .error, "\(alertText) addresses, incidents",
        say(
            "引号不成对，或在一项之中而非两端，列表无法正确拆分",
            "a quotation mark is not closed, or stands inside of an item instead of around it, so the list cannot be parted"),
        fix: say("含空格的项用一对双引号括起，各项之间用空格", "put an item that has spaces between two quotation marks, and spaces between the items"))
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
