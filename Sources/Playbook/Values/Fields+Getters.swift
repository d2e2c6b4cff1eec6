package import Wording

// The getters of `Entry` by key. Each records what is wrong and returns nil; on `optional`, an absent key is nil without a finding.

extension Fields {
    /// A text that is not blank; `length` in characters.
    package func string(_ key: String, length: ClosedRange<Int> = 1...Limits.textLength) -> String? {
        entry(key, example: "…")?.string(length: length)
    }

    /// Lower-case letters a–z, digits and hyphens.
    package func identifier(_ key: String) -> String? {
        entry(key, example: "kashgar-city")?.identifier()
    }

    /// An identifier with its place, for `requireKnown` and `requireUnique`.
    package func reference(_ key: String) -> Located<String>? {
        located(key) { $0.identifier() }
    }

    /// A whole number.
    package func integer(_ key: String, in range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
        entry(key, example: String(min(max(range.lowerBound, 1), range.upperBound)))?.integer(in: range)
    }

    /// A decimal number; the unit is only shown.
    package func number(
        _ key: String, in range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
        unit: String? = nil
    ) -> Double? {
        entry(key, example: NumberText.plain(min(max(range.lowerBound, 1), range.upperBound)))?.number(in: range, unit: unit)
    }

    /// `true` or `false`.
    package func flag(_ key: String) -> Bool? {
        entry(key, example: "true")?.flag()
    }

    /// One of the raw values of an enumeration.
    package func choice<Choice: CaseIterable & RawRepresentable>(_ key: String, of type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        entry(key, example: type.allCases.map(\.rawValue).joined(separator: " | "))?.choice(of: type)
    }

    /// A day that exists, as text: `2020-03-26`.
    package func date(_ key: String) -> String? {
        entry(key, example: "2020-03-26")?.date()
    }

    /// `90s`, `30min`, `4h`, `2d`, `1h30min`.
    package func duration(_ key: String, in range: ClosedRange<Duration>? = nil) -> Duration? {
        entry(key, example: "30min")?.duration(in: range)
    }

    /// `{zh: …, en: …}`.
    package func bilingual(_ key: String) -> Bilingual? {
        entry(key, example: "{zh: …, en: …}")?.bilingual()
    }

    /// A text that a rule of the caller's can read.
    package func parsed<Value>(_ key: String, as noun: Bilingual, example: String, _ parse: (String) -> Value?) -> Value? {
        entry(key, example: example)?.parsed(as: noun, example: example, parse)
    }

    /// A value with its place.
    package func located<Value>(_ key: String, _ read: (Entry) -> Value?) -> Located<Value>? {
        guard let entry = entry(key), let value = read(entry) else { return nil }
        return Located(value, at: entry.mark)
    }
}

// MARK: - Groups

extension Fields {
    /// A mapping below this one.
    package func mapping<Value>(_ key: String, _ decode: (Fields) -> Value?) -> Value? {
        entry(key)?.fields().flatMap(decode)
    }

    /// A list of mappings; `unique` names a key whose text must differ from item to item.
    package func list<Value>(
        _ key: String, count: ClosedRange<Int> = 0...Limits.items, unique: String? = nil, _ decode: (Fields) -> Value?
    ) -> [Value]? {
        entry(key, example: "[…]")?.list(count: count, unique: unique, decode)
    }

    /// A list of plain values, each to be read with the getters of `Entry`.
    package func entries(_ key: String, count: ClosedRange<Int> = 0...Limits.items) -> [Entry]? {
        entry(key, example: "[…]")?.entries(count: count)
    }

    /// A mapping with keys of the writer's own choice.
    package func pairs(_ key: String) -> [(key: Located<String>, value: Entry)]? {
        entry(key)?.pairs()
    }
}
