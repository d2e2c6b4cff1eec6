// Exercises, tests and the real world, which must never be taken for one another.

extension CAPReview {
    mutating func checkExercise(_ message: CAPElement) {
        guard let element = message.first("status"), let status = CAPStatus(rawValue: element.trimmed) else { return }
        switch status {
        case .draft: note(.draft, at: element)
        case .exercise:
            if !(message.content("note").map(CAPScript.isSeen) ?? false) { note(.exerciseNote, at: message.first("note") ?? element) }
            checkSaid(in: message)
        case .test: checkSaid(in: message)
        case .actual: checkNotSaid(in: message)
        case .system: break
        }
    }

    private mutating func checkSaid(in message: CAPElement) {
        for info in message.all("info") {
            let shown = info.first("headline") ?? info.first("event")
            if let shown, !CAPExercise.isNamed(in: shown.text) { note(.exerciseHidden, at: shown, shown.text) }
        }
    }

    /// Once a message: whoever mends one place will see the others.
    private mutating func checkNotSaid(in message: CAPElement) {
        let infos = message.all("info")
        let titles = infos.flatMap { [$0.first("headline"), $0.first("event")] } + [message.first("note")]
        if let title = titles.compactMap(\.self).first(where: { CAPExercise.isAnnounced(in: $0.text) }) {
            return note(.exerciseActual, at: title, title.text)
        }
        let texts = infos.flatMap { [$0.first("description"), $0.first("instruction")] }.compactMap(\.self)
        if let text = texts.first(where: { CAPExercise.isStated(in: $0.text) }) { note(.exerciseActual, at: text, text.text) }
    }
}

/// How people say that something is an exercise or a test, in the languages of this region and of whom it may hear from.
enum CAPExercise {
    /// Somewhere, in any way.
    static func isNamed(in text: String) -> Bool {
        let lower = text.opening.lowercased()
        return han.contains { lower.contains($0) } || !names.isDisjoint(with: words(of: lower))
    }

    /// As what the message is; not as something that it warns of, such as shooting practice, and not “this is not a drill”.
    static func isAnnounced(in text: String) -> Bool {
        let lower = text.opening.lowercased()
        if isStated(in: lower) || han.contains(where: { contains($0, in: lower) }) { return true }
        let words = words(of: lower)
        return words.indices.contains { index in
            guard names.contains(words[index]) else { return false }
            let before = words[max(0, index - 3)..<index]
            let after = index + 1 < words.count ? words[index + 1] : ""
            return before.allSatisfy { !others.contains($0) && !denials.contains($0) } && !others.contains(after)
        }
    }

    /// In a whole sentence.
    static func isStated(in text: String) -> Bool {
        let lower = text.opening.lowercased()
        let flat = words(of: lower).joined(separator: " ")
        return sentences.contains { flat.contains($0) } || marks.contains { lower.contains($0) }
    }

    private static func words(of text: String) -> [String] { text.split { !$0.isLetter }.map(String.init) }

    /// Whether the Chinese word stands somewhere without one before it that makes it another thing.
    private static func contains(_ word: String, in text: String) -> Bool {
        text.ranges(of: word).contains { place in
            let before = text[..<place.lowerBound].suffix(4)
            return !["军事", "实弹", "军", "不是", "并非", "非", "检", "核酸"].contains { before.hasSuffix($0) }
        }
    }

    private static let han = ["演练", "演习", "测试", "试验消息", "مانىۋىر", "مەشىق", "учен", "учебн"]
    private static let names: Set = [
        "exercise", "exercises", "drill", "drills", "test", "tests", "testing", "exercice", "ejercicio", "simulacro", "prueba", "übung",
        "probealarm", "übungsalarm",
    ]
    /// Beside such words an exercise or a test is the event itself.
    private static let others: Set = [
        "military", "naval", "army", "live", "firing", "nuclear", "missile", "rocket", "weapons", "flight", "covid", "pcr", "antigen",
        "water", "blood", "result", "results", "positive", "negative", "site", "rig", "ship", "caution", "care", "extreme", "vigilance",
        "restraint", "patience", "militar", "militaire", "to", "please", "should", "must", "river", "valley", "lower", "upper", "hall",
        "centre",
        "center", "kit", "kits", "pilot", "outdoor", "outdoors", "outside", "physical", "strenuous", "heavy", "vigorous", "intense",
        "prolonged", "limit", "avoid", "reduce", "físico", "physique", "indoors", "less",
    ]
    private static let denials: Set = ["not", "no", "nicht", "kein", "keine", "pas"]
    private static let sentences = [
        "this is a test", "this is only a test", "this is just a test", "this is an exercise", "this is only an exercise",
        "this is a drill",
        "test message", "for test only", "for exercise only", "exercise exercise", "test test", "ceci est un test", "ceci est un exercice",
        "esto es una prueba", "esto es un simulacro", "dies ist ein test", "dies ist eine übung", "это учебн",
    ]
    private static let marks = [
        "[exercise", "[test", "(test)", "(exercise)", "【演", "【测", "这是演练", "这是一次演练", "这是测试", "这是一次测试", "此为演练", "此为测试", "本次演练", "演练消息",
        "测试消息",
        "仅供测试", "仅为测试", "演练预警", "测试预警", "演练，请勿", "测试，请勿",
    ]
}
