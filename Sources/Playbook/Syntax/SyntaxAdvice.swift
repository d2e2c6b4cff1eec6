// The wording of what is wrong with the text itself.

extension Advice {
    static let emptyFile = Advice(
        en: "the file is empty", "write its content, or delete the file", zh: "文件是空的", "请填写内容，或删除此文件")

    static func tooLarge(bytes: Int, limit: Int) -> Advice {
        Advice(
            en: "the file has \(bytes) bytes, more than \(limit)", "split it into several files",
            zh: "文件有 \(bytes) 字节，超过 \(limit)", "请拆成几个文件")
    }

    static let tooDeep = Advice(
        en: "more than \(Limits.depth) levels inside one another", "use fewer levels of indentation and brackets",
        zh: "嵌套超过 \(Limits.depth) 层", "请减少缩进和括号的层数")

    static let tooManyItems = Advice(
        en: "more than \(Limits.items) items in one group", "split it into several files", zh: "一组超过 \(Limits.items) 项", "请拆成几个文件")

    static func character(_ scalar: Unicode.Scalar) -> Advice {
        let code = "U+" + String(repeating: "0", count: max(0, 4 - scalar.hex.count)) + scalar.hex
        return Advice(
            en: "an invisible character, \(code), is not allowed", "delete it and type the text again",
            zh: "含有不可见字符 \(code)", "请删除后重新输入")
    }

    static func anchor(_ name: String) -> Advice {
        Advice(
            en: "an anchor, ‘&\(name)’, is not allowed", "delete ‘&\(name)’, or put quotes around a text that begins with ‘&’",
            zh: "不允许使用锚点“&\(name)”", "请删除“&\(name)”；如果是以“&”开头的文字，请加引号")
    }

    static func alias(_ name: String) -> Advice {
        Advice(
            en: "an alias, ‘*\(name)’, is not allowed", "write the value out here, or put quotes around a text that begins with ‘*’",
            zh: "不允许使用别名“*\(name)”", "请在此处写出完整的值；如果是以“*”开头的文字，请加引号")
    }

    static func duplicateKey(_ key: String, firstLine: Int) -> Advice {
        Advice(
            en: "‘\(quote(key))’ is written twice, first on line \(firstLine)", "keep one of the two",
            zh: "“\(quote(key))”写了两次，首次在第 \(firstLine) 行", "请只保留一个")
    }

    static let badIndentation = Advice(
        en: "the indentation contains a tab or a full-width space", "indent with ordinary spaces, two for each level",
        zh: "缩进中有制表符或全角空格", "请用半角空格缩进，每层两个")

    static func fullWidthColon(_ key: String) -> Advice {
        Advice(
            en: "‘\(key)’ is followed by a full-width colon ‘：’", "write ‘\(key): ’ with an ASCII colon and a space",
            zh: "“\(key)”后面是全角冒号“：”", "请改为半角冒号加空格“\(key): ”")
    }

    static func noSpace(_ key: String) -> Advice {
        Advice(
            en: "there is no space after ‘\(key):’", "write ‘\(key): ’ with a space after the colon",
            zh: "“\(key):”后面没有空格", "请在冒号后加一个空格“\(key): ”")
    }

    static let unquotedColon = Advice(
        en: "the value contains ‘: ’", "put double quotes around the whole value", zh: "值里含有“: ”", "请给整个值加上英文双引号")

    static let misaligned = Advice(
        en: "this line does not line up with the lines above", "give it the same indentation as the lines it belongs with",
        zh: "这一行与上面各行没有对齐", "请与同组各行使用相同的缩进")

    static let noKey = Advice(
        en: "this line is not ‘key: value’", "write ‘key: value’, or put quotes around a text that goes over several lines",
        zh: "这一行不是“键: 值”", "请写成“键: 值”；多行文字请加引号")

    static let openQuote = Advice(
        en: "this quotation mark is never closed", "write the closing quotation mark at the end of the text",
        zh: "引号没有配对", "请在文字末尾补上引号")

    static let openBracket = Advice(
        en: "a ‘{…}’ or ‘[…]’ is not complete here", "separate its items with ASCII commas and close it with ‘}’ or ‘]’",
        zh: "此处的“{…}”或“[…]”不完整", "请用半角逗号分隔各项，并用“}”或“]”结束")

    static let reservedCharacter = Advice(
        en: "a value may not begin with this character", "put double quotes around the value", zh: "值不能以这个字符开头", "请给值加上英文双引号")

    static let escape = Advice(
        en: "a ‘\\’ in double quotes is followed by a character it does not go with", "write ‘\\\\’, or use single quotes",
        zh: "双引号内的“\\”后面的字符不对", "请写“\\\\”，或改用单引号")

    static let secondDocument = Advice(
        en: "a second document begins here", "put it into a file of its own, or delete the line ‘---’",
        zh: "此处开始了第二个文档", "请放入另一个文件，或删除“---”这一行")

    static func other(_ problem: String) -> Advice {
        Advice(
            en: "this is not YAML (\(problem))", "compare the line with those above; put quotes around unusual text",
            zh: "不符合 YAML 语法（\(problem)）", "请与上面各行对照；特殊文字请加引号")
    }
}

extension Unicode.Scalar {
    fileprivate var hex: String { String(value, radix: 16, uppercase: true) }
}
