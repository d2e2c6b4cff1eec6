// The wording of what is wrong with a file as a whole.

extension Advice {
    static func noFile(meant: String?) -> Advice {
        Advice(
            en: "there is no such file", meant.map { "did you mean ‘\($0)’?" } ?? "add it, or correct its name",
            zh: "没有这个文件", meant.map { "是不是“\($0)”？" } ?? "请添加，或改正文件名")
    }

    static func unreadable(_ reason: String) -> Advice {
        Advice(
            en: "it cannot be read (\(reason))", "check that it exists and that this account may read it",
            zh: "无法读取（\(reason)）", "请确认它存在，且本账户有权读取")
    }

    static let notUTF8 = Advice(
        en: "the file is not UTF-8 text from here on", "save it again with the encoding UTF-8 (it may be GBK)",
        zh: "从此处起不是 UTF-8 文字", "请用 UTF-8 编码重新保存（可能是 GBK）")

    static let tooManyFiles = Advice(
        en: "the folder holds more than \(Limits.files) files or \(Limits.folderBytes) bytes", "move what does not belong here elsewhere",
        zh: "文件夹超过 \(Limits.files) 个文件或 \(Limits.folderBytes) 字节", "请移走不属于此处的文件")

    static let symbolicLink = Advice(
        en: "a link to another place is not followed", "put the file itself here", zh: "不读取指向别处的链接", "请把文件本身放在这里")
}
