import Testing
import Wording

/// One change to the valid file and the findings it must give.
struct Mistake: CustomTestStringConvertible {
    let text: String
    let findings: [String]
    let testDescription: String

    init(_ right: String, _ wrong: String, _ findings: String...) {
        text = validText.replacing(right, with: wrong)
        self.findings = findings.map { "c.yaml:\($0)" }
        testDescription = "\(right.prefix(40)) → \(wrong.prefix(40))"
    }
}

let wrongValues: [Mistake] = [
    Mistake("level: orange", "level: orang", "5:12: error: ‘level’ is ‘orang’, which is not one of its values — did you mean ‘orange’?"),
    Mistake(
        "level: orange", "level: purple",
        "5:12: error: ‘level’ is ‘purple’, which is not one of its values — write one of: yellow, orange, red"),
    Mistake(
        "level: orange", "level: [orange]",
        "5:12: error: ‘level’ is a list, not a single value — write one value, such as yellow | orange | red"),
    Mistake("hours: 48", "hours: 300", "6:12: error: ‘hours’ is 300, outside 1 to 240 — write a value from 1 to 240"),
    Mistake("hours: 48", "hours: 4８", "6:12: error: ‘hours’ is ‘4８’, not a whole number — write 48"),
    Mistake("hours: 48", "hours: two", "6:12: error: ‘hours’ is ‘two’, not a whole number — write a whole number, such as 1"),
    Mistake(
        "hours: 48", "hours: 99999999999999999999",
        "6:12: error: ‘hours’ is ‘99999999999999999999’, not a whole number — write a whole number, such as 1"),
    Mistake("hours: 48", "hours:", "6:11: error: ‘hours’ has no value — write ‘hours: 1’"),
    Mistake("hours: 48", "hour: 48", "6:5: error: ‘hour’ is not known here — did you mean ‘hours’?"),
    Mistake("    hours: 48\n", "", "3:5: error: ‘hours’ is missing — write ‘hours: 1’"),
    Mistake("    hours: 48\n", "    hours: 48\n    zzz: 1\n", "7:5: error: ‘zzz’ is not known here — remove it"),
    Mistake("limit: 115.5", "limit: 115.5 µg/m³", "8:12: error: ‘limit’ is ‘115.5 µg/m³’, not a number in µg/m³ — write 115.5"),
    Mistake("limit: 115.5", "limit: 1,150", "8:12: error: ‘limit’ is ‘1,150’, not a number in µg/m³ — write 1150"),
    Mistake("limit: 115.5", "limit: 0x10", "8:12: error: ‘limit’ is ‘0x10’, not a number in µg/m³ — write a number in µg/m³, such as 1"),
    Mistake("limit: 115.5", "limit: .inf", "8:12: error: ‘limit’ is ‘.inf’, not a number in µg/m³ — write a number in µg/m³, such as 1"),
    Mistake("limit: 115.5", "limit: 1e999", "8:12: error: ‘limit’ is ‘1e999’, not a number in µg/m³ — write a number in µg/m³, such as 1"),
    Mistake("limit: 115.5", "limit: 900", "8:12: error: ‘limit’ is 900, outside 0 to 500 µg/m³ — write a value from 0 to 500"),
    Mistake(
        "since: 2020-02-29", "since: 2021-02-29",
        "9:12: error: ‘since’ is ‘2021-02-29’, not a day of the calendar — write one like 2020-03-26"),
    Mistake("default: false", "default: no", "10:14: error: ‘default’ is ‘no’, not true or false — write false"),
    Mistake("lags: [0, 3]", "lags: [0, 30]", "11:15: error: ‘lags[2]’ is 30, outside 0 to 10 — write a value from 0 to 10"),
    Mistake(
        "lags: [0, 3]", "lags: 3",
        "11:11: error: ‘lags’ is the text ‘3’, not a list — write its items below it, each on a line that begins with ‘- ’"),
    Mistake("lags: [0, 3]", "lags: [1, 2, 3, 4]", "11:11: error: ‘lags’ has 4 items — write 1 to 3 items"),
    Mistake(
        "within: 1h30min", "within: 30 min",
        "7:13: error: ‘within’ is ‘30 min’, not a span of time — write one like 90s, 30min, 4h, 2d, 1h30min"),
    Mistake(
        "within: 1h30min", "within: 30min1h",
        "7:13: error: ‘within’ is ‘30min1h’, not a span of time — write one like 90s, 30min, 4h, 2d, 1h30min"),
    Mistake("within: 1h30min", "within: 3d", "7:13: error: ‘within’ is 3d, outside 1min to 1d — write a value from 1min to 1d"),
    Mistake("id: red-air", "id: orange-air", "15:9: error: id ‘orange-air’ is used twice, first on line 3 — give each its own id"),
    Mistake("id: red-air", "id: Red Air", "15:9: error: ‘id’ is ‘Red Air’, not an identifier (a–z, 0–9 and -) — write one like red-air"),
    Mistake("{zh: 橙色, en: Orange}", "橙色", "4:11: error: ‘name’ is ‘橙色’, not a text in both languages — write {zh: 橙色, en: 橙色}"),
    Mistake("{zh: 橙色, en: Orange}", "{zh: 橙色}", "4:11: error: ‘en’ is missing — write ‘en: …’"),
    Mistake("{zh: 橙色, en: Orange}", "{zh: 橙色, en: \" \"}", "4:24: error: ‘en’ has 0 characters — write 1 to 2000 characters"),
    Mistake("provenance: illustrative", "provenance: estimate", "15:5: error: ‘source’ is missing — write ‘source: …’"),
    Mistake("criteria:\n", "criterion:\n", "2:1: error: ‘criterion’ is not known here — did you mean ‘criteria’?"),
]

let wrongSyntax: [Mistake] = [
    Mistake(
        "lags: [0, 3]", "lags: [0, 3",
        "11:11: error: a ‘{…}’ or ‘[…]’ is not complete here — separate its items with ASCII commas and close it with ‘}’ or ‘]’"),
    Mistake(
        "{zh: 橙色, en: Orange}", "{zh: 橙色， en: Orange}",
        "4:22: error: a ‘{…}’ or ‘[…]’ is not complete here — separate its items with ASCII commas and close it with ‘}’ or ‘]’"),
    Mistake(
        "    level: orange", "\tlevel: orange",
        "5:1: error: the indentation contains a tab or a full-width space — indent with ordinary spaces, two for each level"),
    Mistake(
        "    level: orange", "　　level: orange",
        "5:1: error: the indentation contains a tab or a full-width space — indent with ordinary spaces, two for each level"),
    Mistake(
        "level: orange", "level：orange",
        "5:10: error: ‘level’ is followed by a full-width colon ‘：’ — write ‘level: ’ with an ASCII colon and a space"),
    Mistake(
        "level: orange", "level:orange", "5:10: error: there is no space after ‘level:’ — write ‘level: ’ with a space after the colon"),
    Mistake(
        "    level: orange", "     level: orange",
        "5:6: error: this line does not line up with the lines above — give it the same indentation as the lines it belongs with"),
    Mistake(
        "    level: orange", "   level: orange",
        "5:4: error: this line does not line up with the lines above — give it the same indentation as the lines it belongs with"),
    Mistake(
        "level: orange", "just words",
        "5:5: error: this line is not ‘key: value’ — write ‘key: value’, or put quotes around a text that goes over several lines"),
    Mistake(
        "level: orange", "level: orange\n    level: red\n    level: red",
        "6:5: error: ‘level’ is written twice, first on line 5 — keep one of the two",
        "7:5: error: ‘level’ is written twice, first on line 5 — keep one of the two"),
    Mistake(
        "{zh: 橙色, en: Orange}", "{zh: 橙色, zh: 红, en: Orange}", "4:12: error: ‘zh’ is written twice, first on line 4 — keep one of the two"),
    Mistake(
        "\"GB 3095: table 1\"", "GB 3095: table 1", "14:13: error: the value contains ‘: ’ — put double quotes around the whole value"),
    Mistake(
        "\"GB 3095: table 1\"", "\"GB 3095",
        "14:13: error: this quotation mark is never closed — write the closing quotation mark at the end of the text"),
    Mistake("\"GB 3095: table 1\"", "@GB", "14:13: error: a value may not begin with this character — put double quotes around the value"),
    Mistake(
        "\"GB 3095: table 1\"", "\"\\q\"",
        "14:14: error: a ‘\\’ in double quotes is followed by a character it does not go with — write ‘\\\\’, or use single quotes"),
    Mistake(
        "level: orange", "level: &a orange",
        "5:12: error: an anchor, ‘&a’, is not allowed — delete ‘&a’, or put quotes around a text that begins with ‘&’"),
    Mistake(
        "place: tumxuk", "place: *a",
        "22:12: error: an alias, ‘*a’, is not allowed — write the value out here, or put quotes around a text that begins with ‘*’"),
    Mistake(
        "level: orange", "level: oran\u{1}ge",
        "5:16: error: an invisible character, U+0001, is not allowed — delete it and type the text again"),
    Mistake(
        "# 预警条件", "---\na: 1\n---", "3:1: error: a second document begins here — put it into a file of its own, or delete the line ‘---’"),
    Mistake(validText, "", "1:1: error: the file is empty — write its content, or delete the file"),
    Mistake(
        validText, String(repeating: "[", count: 5000),
        "1:1: error: more than 32 levels inside one another — use fewer levels of indentation and brackets"),
    Mistake(
        validText, String(repeating: "x", count: 1 << 20 | 1),
        "1:1: error: the file has 1048577 bytes, more than 1048576 — split it into several files"),
]
