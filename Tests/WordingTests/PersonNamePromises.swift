import Testing
import Wording

@Suite("A person's name")
struct PersonNamePromises {
    @Test(
        "is the same however it is typed",
        arguments: [
            ("张三", "张 三"), ("张三", "张\u{200B}三"), ("Zhang San", "zhang san\u{FE0F}"), ("Zhang San", "ＺＨＡＮＧ　ＳＡＮ"), ("José", "Jose\u{301}"),
            ("张三", "\u{2066}张三\u{2069}"),
        ])
    func same(_ one: String, _ other: String) { #expect(PersonName(one) == PersonName(other)) }

    @Test("of somebody else is another", arguments: [("张三", "张三丰"), ("Zhang San", "Zhang Shan"), ("José", "Jose")])
    func other(_ one: String, _ other: String) { #expect(PersonName(one) != PersonName(other)) }
}
