internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let xml = "XML 1.0 (W3C, fifth edition)"
private let schemaText = "CAP 1.2 §3.4, CAP-v1.2.xsd"
private let hostile = "our own rule; CAP 1.2 §3.3.4"

// MARK: - Reading

// For whoever reads the bytes: why there is nothing, or little, to judge.
extension CAPRule {
    static let reading: [CAPRule] = [
        unreadable, fileKind, empty, tooLarge, malformed, truncated, nul, encoding, rareEncoding, xmlVersion, doctype, tooDeep,
        tooManyAttributes, oldVersion, enveloping, encrypted, notCAP,
    ]

    package static let unreadable = CAPRule(
        "xml.unreadable", .error, "–", say("文件无法读取", "the file cannot be read"),
        fix: say("检查路径和读取权限", "check the path and that this user may read it"))
    package static let fileKind = CAPRule(
        "xml.file-kind", .error, "–",
        say("不是普通文件（管道、设备、套接字或目录），没有读取", "this is no regular file but a pipe, device, socket or folder, and was not read"),
        fix: say("给出文件本身，或用 - 表示标准输入", "give the file itself, or - for standard input"))
    package static let empty = CAPRule(
        "xml.empty", .error, "\(xml) §2.1", say("文件是空的", "the file is empty"),
        fix: say("请对方重新发送", "ask the sender to send it again"))
    package static let tooLarge = CAPRule(
        "xml.size", .error, "our limit, 6 MiB and 400,000 tags",
        say("文件过大，未读取", "the file is too large and was not read"),
        fix: say("把附件改为用 uri 引用", "refer to attachments by uri instead of carrying them"))
    package static let malformed = CAPRule(
        "xml.malformed", .error, "\(xml) §2.1", say("不是格式良好的 XML", "this is not well-formed XML"),
        fix: say("检查该行：标签是否成对，& 和 < 是否写成 &amp; 和 &lt;", "look at the line: are tags closed, and & and < written as &amp; and &lt;"))
    package static let truncated = CAPRule(
        "xml.truncated", .error, "\(xml) §2.1", say("文件不完整：中途断了", "the file is incomplete: it ends in the middle"),
        fix: say("请对方重新发送；检查传输是否中断", "ask the sender to send it again, and look whether the transfer broke off"))
    package static let nul = CAPRule(
        "xml.nul", .error, "\(xml) §2.2",
        say("文件含有 NUL 字节，其后的内容有的程序看不见", "the file has a NUL byte, and some programs see nothing behind it"),
        fix: say("删去 NUL 字节；不明来历的不要采用", "remove it, and distrust a file that has one"))
    package static let encoding = CAPRule(
        "xml.encoding", .error, "\(xml) §4.3.3",
        say("字节与声明的编码不符，或编码不受支持", "the bytes are not in the declared encoding, or it is not supported"),
        fix: say("用 UTF-8 重新保存，并声明 encoding=\"UTF-8\"", "save it as UTF-8 and declare encoding=\"UTF-8\""))
    package static let rareEncoding = CAPRule(
        "xml.encoding-rare", .hint, "\(xml) §4.3.3", say("编码不是 UTF-8，有的接收方读不了", "the encoding is not UTF-8; some receivers cannot read it"),
        fix: say("改用 UTF-8", "use UTF-8"))
    package static let xmlVersion = CAPRule(
        "xml.version-number", .warning, "\(xml) §2.8",
        say("XML 版本不是 1.0，多数接收方读不了", "the version of XML is not 1.0, which most receivers refuse"),
        fix: say("声明 version=\"1.0\"", "declare version=\"1.0\""))
    package static let doctype = CAPRule(
        "xml.doctype", .error, hostile,
        say(
            "含有 DOCTYPE（可夹带外部实体或实体炸弹），已拒绝，其内容未被执行",
            "it has a DOCTYPE, which can carry external entities or an entity bomb; refused, nothing of it was carried out"),
        fix: say("删去 DOCTYPE；不要信任这一来源的其他文件", "remove the DOCTYPE, and distrust other files of that source"))
    package static let tooDeep = CAPRule(
        "xml.depth", .error, "our limit, 24 levels", say("元素嵌套过深", "elements are nested too deeply"),
        fix: say("CAP 只需五层；请对方检查生成程序", "CAP needs five levels; ask the sender to check what made it"))
    package static let tooManyAttributes = CAPRule(
        "xml.attribute", .error, "our limit, 32 attributes of 4,096 bytes; attributes × tags of a file: 400 million",
        say("属性过多或过长", "too many attributes, or too long ones"),
        fix: say("CAP 的元素没有属性；请对方检查生成程序", "CAP's elements have no attributes; ask the sender to check what made it"))
    package static let oldVersion = CAPRule(
        "xml.version", .error, "CAP 1.2 §3.4", say("这是旧版 CAP，不按 1.2 判断", "this is an older version of CAP and is not judged as 1.2"),
        fix: say("请对方发送 CAP 1.2，命名空间为 \(CAPAlert.namespace)", "ask for CAP 1.2, whose namespace is \(CAPAlert.namespace)"))
    package static let enveloping = CAPRule(
        "xml.envelope", .error, schemaText, say("这是装着 CAP 消息的信封，不是消息本身", "this is an envelope with CAP messages in it and no message"),
        fix: say("取出其中的 alert，各存一个文件", "take each alert out into a file of its own"))
    package static let encrypted = CAPRule(
        "xml.encrypted", .error, "CAP 1.2 §3.3.4.2", say("消息已加密，无法判断", "the message is encrypted and cannot be judged"),
        fix: say("先解密", "decrypt it first"))
    package static let notCAP = CAPRule(
        "xml.root", .error, schemaText, say("根元素不是 CAP 1.2 的 alert", "the root is not CAP 1.2's alert"),
        fix: say("根元素应为 alert，命名空间为 \(CAPAlert.namespace)", "the root must be alert in the namespace \(CAPAlert.namespace)"))
}

// MARK: - Schema

extension CAPRule {
    static let schema: [CAPRule] = [
        missing, misplaced, repeated, unknownElement, unknownWord, wrongType, timeForm, strayText, unknownAttribute, schemaOnly,
    ]

    static let missing = CAPRule(
        "schema.missing", .error, schemaText, say("缺少必需的元素", "a required element is missing"),
        fix: say("在规定位置补上它", "add it at its place"))
    static let misplaced = CAPRule(
        "schema.order", .error, schemaText, say("元素顺序不对", "an element is out of order"),
        fix: say("按架构规定的顺序排列", "put it where the schema's order has it"))
    static let repeated = CAPRule(
        "schema.repeated", .error, schemaText, say("只能出现一次的元素重复了", "an element that may stand once stands again"),
        fix: say("只保留一个", "keep one of them"))
    static let unknownElement = CAPRule(
        "schema.unknown", .error, schemaText, say("CAP 1.2 在此处没有这个元素", "CAP 1.2 has no such element here"),
        fix: say("改正名称或命名空间；自己的数据放进 parameter", "correct its name or namespace; data of one's own go into a parameter"))
    static let unknownWord = CAPRule(
        "schema.word", .error, schemaText, say("不是该元素允许的词", "this is none of the words that the element may have"),
        fix: say("从所列的词中选一个，大小写一致，前后不留空白", "use one of the listed words, in that case, without white space around it"))
    static let wrongType = CAPRule(
        "schema.type", .error, schemaText, say("内容的类型不对", "the content is not of the element's type"),
        fix: say("按所列类型填写", "write it as the named type"))
    static let timeForm = CAPRule(
        "time.form", .error, "CAP 1.2 §3.3.2", say("时间的写法不对", "a time is not written as CAP has it"),
        fix: say(
            "写成 2020-03-26T18:00:00+08:00：不用 Z，不带小数，UTC 写 -00:00", "write 2020-03-26T18:00:00+08:00: no Z, no fraction, -00:00 for UTC"))
    static let strayText = CAPRule(
        "schema.text", .error, schemaText, say("元素之间有多余文字", "there is text between elements"),
        fix: say("删去它，或放进 description", "remove it, or put it into description"))
    static let unknownAttribute = CAPRule(
        "schema.attribute", .error, schemaText, say("CAP 的元素没有属性", "CAP's elements have no attributes"),
        fix: say("删去该属性", "remove the attribute"))
    package static let schemaOnly = CAPRule(
        "schema.xsd", .error, schemaText, say("XML 架构不接受", "the XML schema refuses it"),
        fix: say("按架构的提示改正", "correct what the schema names"))
}
