internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let infoText = "CAP 1.2 §3.2.2"

// MARK: - Languages

extension CAPRule {
    static let languages: [CAPRule] = [
        languageUnknown, languageScript, languageCategory, languageCode, languageLevel, languageTimes, languageArea, languageMissing,
        blockOverrides,
    ]

    static let languageUnknown = CAPRule(
        "language.unknown", .warning, "\(infoText) language; RFC 5646, ISO 639-1", say("没有这种语言代码", "there is no language with that code"),
        fix: say("中文 zh-CN，维吾尔文 ug-CN，英文 en；cn、jp 是国家不是语言", "Chinese is zh-CN, Uyghur ug-CN, English en-GB; cn and jp are countries"))
    static let languageScript = CAPRule(
        "language.script", .warning, "\(infoText) language",
        say("文字与所写的语言不符（不写即为 en-US）", "the text is not in the language given (en-US if none is)"),
        fix: say("写明 language，如 zh-CN", "say the language, such as zh-CN"))
    static let languageCategory = CAPRule(
        "language.category", .error, "\(infoText) category; our own rule",
        say("各语言的 category 不同", "the languages of one message differ in category"),
        fix: say("各语言用同样的 category", "use the same categories in every language"))
    static let languageCode = CAPRule(
        "language.event-code", .error, "\(infoText) eventCode; our own rule",
        say("各语言的 eventCode 不同", "the languages of one message differ in eventCode"),
        fix: say("各语言用同样的 eventCode；只有 event 的文字翻译", "use the same event codes in every language; only the text of event is translated"))
    static let languageLevel = CAPRule(
        "language.level", .error, "\(infoText) urgency, severity, certainty; our own rule",
        say("各语言的 urgency、severity 或 certainty 不同", "the languages of one message differ in urgency, severity or certainty"),
        fix: say("各语言说同样的级别", "say the same level in every language"))
    static let languageTimes = CAPRule(
        "language.times", .warning, "\(infoText) effective, onset, expires",
        say("各语言的 onset 或 expires 不是同一时刻", "the languages of one message differ in onset or expires"),
        fix: say("各语言写同样的时间", "give the same times in every language"))
    static let languageArea = CAPRule(
        "language.area", .warning, "\(infoText) area; our own rule",
        say("各语言的区域（多边形、圆或地理编码）不同", "the languages of one message differ in polygons, circles or geocodes"),
        fix: say("各语言说同样的区域", "say the same places in every language"))
    static let languageMissing = CAPRule(
        "language.missing", .warning, "\(infoText) language",
        say("有多个 info，却不是每个都写了 language", "there are several infos and not every one says its language"),
        fix: say("每个 info 都写 language", "say the language in every info"))
    static let blockOverrides = CAPRule(
        "info.override", .warning, "\(infoText) info",
        say(
            "同一语言、同一事件、同一区域、同一时段的两个 info 级别不同：后者不得改写前者",
            "two infos of one language, event, place and time differ in level: a later one may not override an earlier one"),
        fix: say("只留一个，或分清区域与时段", "keep one of them, or tell places and times apart"))
}

// MARK: - What it says

extension CAPRule {
    static let infos: [CAPRule] = [
        valueEmpty, elementEmpty, padded, valueRepeated, acronym, levelUnknown, observedFuture, responseNone, responseAllClear,
        responseAssess, instructionMissing, senderNameMissing, headlineLong, noWords, markup, garbled, invisible, webRelative,
        addressUnsafe, addressLocal, areaMissing,
    ]

    static let valueEmpty = CAPRule(
        "value.empty", .error, "CAP 1.2 §3.2", say("必需的元素没有内容", "a required element is empty"), fix: say("填上内容", "fill it in"))
    static let elementEmpty = CAPRule(
        "element.empty", .hint, "CAP 1.2 §3.2", say("可选元素是空的", "an optional element is empty"),
        fix: say("不用就删去", "leave it out where it is not used"))
    static let padded = CAPRule(
        "value.padded", .hint, "our own rule", say("内容前后有空白（读取时已去掉）", "there is white space around the content (taken off when reading)"),
        fix: say("删去前后的空白", "remove it"))
    static let valueRepeated = CAPRule(
        "value.repeated", .hint, "CAP 1.2 §3.2", say("同样的内容出现两次", "the same content stands twice"), fix: say("只保留一个", "keep one of them"))
    static let acronym = CAPRule(
        "value-name.acronym", .hint, "\(infoText) eventCode, parameter; §3.2.4 geocode",
        say("valueName 的缩写应全部大写、不带点", "a valueName that is an acronym is written in capitals without periods"),
        fix: say("如 SAME、FIPS、ZIP", "such as SAME, FIPS, ZIP"))
    static let levelUnknown = CAPRule(
        "level.unknown", .hint, "\(infoText) urgency, severity, certainty; WMO guidelines",
        say(
            "urgency、severity、certainty 都是 Unknown，无法据此排序或选择渠道",
            "urgency, severity and certainty are all Unknown, so no program can rank it"),
        fix: say("尽量给出判断", "say what can be said"))
    static let observedFuture = CAPRule(
        "level.observed-future", .hint, "\(infoText) urgency, certainty",
        say("certainty 为 Observed（已发生），urgency 却为 Future", "the certainty is Observed, it has happened, and the urgency Future"),
        fix: say(
            "预报用 Likely 或 Possible；已发生的用 Immediate、Expected 或 Past",
            "a forecast is Likely or Possible; what has happened is not Future"))
    static let responseNone = CAPRule(
        "response.none", .warning, "\(infoText) responseType", say("responseType 既有 None 又有别的", "responseType has None beside others"),
        fix: say("删去 None，或只留 None", "remove None, or keep only it"))
    static let responseAllClear = CAPRule(
        "response.all-clear", .warning, "\(infoText) responseType AllClear",
        say("AllClear（危险解除）与其余内容矛盾", "AllClear, the danger is over, contradicts the rest"),
        fix: say(
            "解除用 Update 或 Cancel，urgency 不用 Immediate 或 Expected，不与其他行动并列",
            "use Update or Cancel, an urgency that is not Immediate or Expected, and no other response beside it"))
    static let responseAssess = CAPRule(
        "response.assess", .warning, "\(infoText) responseType Assess",
        say("公开消息不应使用 Assess（自行评估）", "Assess should not be used in messages to the public"),
        fix: say("用 Monitor 或写明要做什么", "use Monitor, or say what to do"))
    static let instructionMissing = CAPRule(
        "instruction.missing", .hint, "\(infoText) instruction",
        say(
            "Severe 或 Extreme（且未解除），或要求撤离、准备、执行预案、避开，却没有告诉人们怎么做",
            "it is Severe or Extreme and not over, or asks people to evacuate, prepare, execute a plan or avoid something, and does not tell them how"
        ),
        fix: say("写 instruction", "add an instruction"))
    static let senderNameMissing = CAPRule(
        "sender-name.missing", .hint, "\(infoText) senderName; CAP-CP",
        say("没有 senderName，公众看不到是谁发布的", "there is no senderName, so people do not see who says it"),
        fix: say("写明发布单位", "name the issuer"))
    static let headlineLong = CAPRule(
        "headline.length", .hint, "\(infoText) headline", say("标题超过160个字符", "the headline has more than 160 characters"),
        fix: say("缩短标题，细节写进 description", "shorten it, details go into description"))
    static let noWords = CAPRule(
        "info.words", .hint, "\(infoText) headline, description",
        say("既没有 headline 也没有 description", "there is neither a headline nor a description"),
        fix: say("至少写一个", "write at least one of them"))
    static let markup = CAPRule(
        "text.markup", .hint, "\(infoText) description",
        say("文字里有 HTML 标记，短信和广播会照念", "the text has HTML in it, which a text message or a voice will say aloud"),
        fix: say("用纯文本和换行", "use plain text and line breaks"))
    static let garbled = CAPRule(
        "text.garbled", .warning, "\(infoText)", say("文字像是乱码（按错误的编码读过）", "the text looks as if it had been read in a wrong encoding"),
        fix: say("查看原文，声明真实的编码", "look at the original and declare its real encoding"))
    static let invisible = CAPRule(
        "text.invisible", .warning, "our own rule; Unicode UTS 39",
        say(
            "含有看不见或会颠倒书写方向的字符，显示的可能不是所写的",
            "it has characters that do not show or that turn the direction of writing, so that it may not be what it seems"),
        fix: say("删去这些字符", "remove them"))
    static let webRelative = CAPRule(
        "web.absolute", .error, "\(infoText) web", say("web 不是完整的绝对地址", "web is not a full, absolute address"),
        fix: say("写 https:// 开头的完整地址", "write it in full, from https:// on"))
    static let addressUnsafe = CAPRule(
        "address.unsafe", .warning, "our own rule; RFC 3986 §7",
        say("这种地址会在接收方的机器上执行或读取内容", "an address of this kind runs or reads something on the receiver's machine"),
        fix: say("用 https 地址；不要打开它", "use an https address, and do not open this one"))
    static let addressLocal = CAPRule(
        "address.local", .warning, "our own rule; RFC 6761, RFC 1918",
        say("地址只在发送方自己的网络里有效", "the address means something in the sender's own network only"),
        fix: say("用公网能打开的地址", "use one that others can open"))
    static let areaMissing = CAPRule(
        "area.none", .hint, "\(infoText) area", say("info 没有说明是哪里（area）", "the info does not say where (area)"),
        fix: say("加上 area", "add an area"))
}
