import Wording

/// The wording of a finding: what is wrong and what to write instead, in both languages. All wording of this module is here
/// and in `SyntaxAdvice.swift`, so that it can be read, reviewed and kept alike in one place.
struct Advice: Hashable {
    let problem: Bilingual
    let remedy: Bilingual

    init(en problem: String, _ remedy: String, zh problemInChinese: String, _ remedyInChinese: String) {
        self.problem = Bilingual(zh: problemInChinese, en: problem)
        self.remedy = Bilingual(zh: remedyInChinese, en: remedy)
    }

    /// A wrong value as a finding repeats it: on one line and not too long.
    static func quote(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= Limits.quoteLength ? line : line.prefix(Limits.quoteLength) + "…"
    }
}

// MARK: - Keys

extension Advice {
    static func missing(_ key: String, example: Bilingual) -> Advice {
        Advice(
            en: "‘\(key)’ is missing", "write ‘\(key): \(example.en)’", zh: "缺少“\(key)”", "请写“\(key): \(example.zh)”")
    }

    static func noValue(_ key: String, example: Bilingual) -> Advice {
        Advice(
            en: "‘\(key)’ has no value", "write ‘\(key): \(example.en)’", zh: "“\(key)”没有值", "请写“\(key): \(example.zh)”")
    }

    static func unknownKey(_ key: String, meant: String?, known: [String]) -> Advice {
        let list = known.sorted().joined(separator: ", ")
        let (en, zh) =
            meant.map { ("did you mean ‘\($0)’?", "是不是想写“\($0)”？") }
            ?? (known.isEmpty ? ("remove it", "请删除") : ("remove it, or use one of: \(list)", "请删除，或改用：\(list)"))
        return Advice(en: "‘\(quote(key))’ is not known here", en, zh: "此处没有“\(quote(key))”这一项", zh)
    }

    static let keyIsNoText = Advice(
        en: "this key is not a plain word", "write a key such as ‘name:’", zh: "这个键不是普通单词", "请写成如“name:”的键")

    static func repeated(_ value: String, key: String, firstLine: Int) -> Advice {
        Advice(
            en: "\(key) ‘\(quote(value))’ is used twice, first on line \(firstLine)", "give each its own \(key)",
            zh: "\(key)“\(quote(value))”重复，首次出现在第 \(firstLine) 行", "请让每一项的 \(key) 各不相同")
    }

    static let tooManyFindings = Advice(
        en: "there are more than \(Limits.findings) mistakes; the rest are not shown", "correct these and check again",
        zh: "错误超过 \(Limits.findings) 处，其余未列出", "请先改正以上各处，再检查一次")
}

// MARK: - Shapes

extension Advice {
    static func notMapping(_ label: String, found: Bilingual, hasFullWidthColon: Bool) -> Advice {
        if hasFullWidthColon {
            return Advice(
                en: "‘\(label)’ has a full-width colon ‘：’", "write an ASCII colon and a space, ‘: ’",
                zh: "“\(label)”用了全角冒号“：”", "请改用半角冒号加空格“: ”")
        }
        return Advice(
            en: "‘\(label)’ is \(found.en), not a group of ‘key: value’ lines", "write ‘key: value’ lines, indented below it",
            zh: "“\(label)”是\(found.zh)，不是若干行“键: 值”", "请在其下缩进书写“键: 值”各行")
    }

    static func notList(_ label: String, found: Bilingual) -> Advice {
        Advice(
            en: "‘\(label)’ is \(found.en), not a list", "write its items below it, each on a line that begins with ‘- ’",
            zh: "“\(label)”是\(found.zh)，不是列表", "请在其下逐行书写各项，每项以“- ”开头")
    }

    static func notOneValue(_ label: String, found: Bilingual, example: Bilingual) -> Advice {
        Advice(
            en: "‘\(label)’ is \(found.en), not a single value", "write one value, such as \(example.en)",
            zh: "“\(label)”是\(found.zh)，不是单个值", "请只写一个值，例如 \(example.zh)")
    }

    static func count(_ label: String, _ count: Int, allowed: ClosedRange<Int>) -> Advice {
        let (en, zh) =
            allowed.lowerBound == allowed.upperBound
            ? ("exactly \(allowed.lowerBound)", "恰好 \(allowed.lowerBound)")
            : allowed.upperBound == Limits.items && count < allowed.lowerBound
                ? ("at least \(allowed.lowerBound)", "至少 \(allowed.lowerBound)")
                : ("\(allowed.lowerBound) to \(allowed.upperBound)", "\(allowed.lowerBound) 至 \(allowed.upperBound)")
        return Advice(
            en: "‘\(label)’ has \(count) items", "write \(en) items", zh: "“\(label)”有 \(count) 项", "请写 \(zh) 项")
    }
}

// MARK: - Values

extension Advice {
    /// The common form: a value that is not what it should be, and an example of what to write.
    static func wrong(_ label: String, _ text: String, is noun: Bilingual, write: Bilingual) -> Advice {
        Advice(
            en: "‘\(label)’ is ‘\(quote(text))’, not \(noun.en)", "write \(write.en)",
            zh: "“\(label)”的值“\(quote(text))”不是\(noun.zh)", "请写：\(write.zh)")
    }

    static func outside(_ label: String, _ text: String, from low: String, to high: String, unit: String) -> Advice {
        Advice(
            en: "‘\(label)’ is \(quote(text)), outside \(low) to \(high)\(unit)", "write a value from \(low) to \(high)",
            zh: "“\(label)”是 \(quote(text))，超出 \(low) 至 \(high)\(unit)", "请写 \(low) 至 \(high) 之间的值")
    }

    static func choice(_ label: String, _ text: String, meant: String?, options: [String]) -> Advice {
        let list = options.joined(separator: ", ")
        return Advice(
            en: "‘\(label)’ is ‘\(quote(text))’, which is not one of its values",
            meant.map { "did you mean ‘\($0)’?" } ?? "write one of: \(list)",
            zh: "“\(label)”是“\(quote(text))”，不在可选值之内",
            meant.map { "是不是想写“\($0)”？" } ?? "请从中选一：\(list)")
    }

    static func length(_ label: String, _ count: Int, allowed: ClosedRange<Int>) -> Advice {
        Advice(
            en: "‘\(label)’ has \(count) characters", "write \(allowed.lowerBound) to \(allowed.upperBound) characters",
            zh: "“\(label)”有 \(count) 个字符", "请写 \(allowed.lowerBound) 至 \(allowed.upperBound) 个字符")
    }

    static func unknownReference(_ value: String, noun: Bilingual, meant: String?) -> Advice {
        Advice(
            en: "there is no \(noun.en) ‘\(quote(value))’",
            meant.map { "did you mean ‘\($0)’?" } ?? "write the identifier of a \(noun.en) that exists, or add this one",
            zh: "没有\(noun.zh)“\(quote(value))”",
            meant.map { "是不是想写“\($0)”？" } ?? "请写已有\(noun.zh)的标识，或先添加它")
    }

    static func repeatedIdentifier(_ value: String, noun: Bilingual, first: Mark) -> Advice {
        Advice(
            en: "the \(noun.en) ‘\(quote(value))’ is already at \(first)", "give each \(noun.en) its own identifier",
            zh: "\(noun.zh)“\(quote(value))”已在 \(first) 出现", "请给每个\(noun.zh)各自的标识")
    }
}
