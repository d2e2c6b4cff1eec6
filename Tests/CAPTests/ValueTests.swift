import Testing

@testable import CAP

@Suite("Values")
struct ValueTests {
    @Test(
        "language tags are those of RFC 5646",
        arguments: ["zh", "zh-CN", "zh-Hans-CN", "zh-yue-HK", "en-US", "de-1996", "sl-rozaj-biske", "x-ours", "es-419"])
    func tags(_ tag: String) { #expect(CAPLanguage.isTag(tag)) }

    @Test("and nothing else is", arguments: ["", "-", "zh_CN", "zh-", "-zh", "toolonglanguage", "zh--CN", "1", "中文", "en-US-", "x"])
    func noTags(_ tag: String) { #expect(!CAPLanguage.isTag(tag)) }

    @Test(
        "a country is no language",
        arguments: [
            ("cn", false), ("jp", false), ("english", false), ("en-UK", false), ("uk-UA", true), ("x-ours", true), ("zh", true),
            ("ug", true), ("en", true), ("yue", true),
        ])
    func known(_ tag: String, _ isKnown: Bool) { #expect(CAPLanguage.isKnown(tag) == isKnown) }

    @Test(
        "absolute addresses are told from relative ones and from none",
        arguments: [
            ("https://a.example/b?c=d#e", true, true), ("mailto:duty@a.example", true, true), ("urn:oid:2.49", true, true),
            ("b.html", true, false),
            ("/b", true, false), ("//a.example/b", true, false), ("a b", false, false), ("http://", true, false),
            ("http:///x", true, false),
            ("%zz", false, false), ("http://[::1]/", true, true), ("http://预警.example/", true, true), ("1:2", false, false),
        ])
    func addresses(_ text: String, _ isReference: Bool, _ isAbsolute: Bool) {
        #expect(CAPAddress.isReference(text) == isReference && CAPAddress.isAbsolute(text) == isAbsolute)
    }

    @Test(
        "files are served under http or https, with a slash between the address and their names",
        arguments: [
            ("https://a.example/cap", "https://a.example/cap/"), ("https://a.example/cap/", "https://a.example/cap/"),
            ("HTTP://a.example:8080", "HTTP://a.example:8080/"), ("http://[::1]/", "http://[::1]/"), ("javascript:alert(1)", nil),
            ("javascript://a.example/%0Aalert(1)", nil), ("ftp://a.example/", nil), ("file:///srv/cap/", nil), ("data:text/xml,", nil),
            ("//a.example/", nil), ("a.example/cap/", nil), ("https:cap/", nil), ("https://", nil), ("https://:80/", nil),
            ("https://duty:secret@a.example/", nil), ("https://a.example/?x=", nil), ("https://a.example/#x", nil), ("", nil),
            ("https://a.example/ b", nil), ("https://a.example/\"b", nil),
        ])
    func folders(_ text: String, _ folder: String?) { #expect(CAPAddress.folder(text) == folder) }

    @Test(
        "Base64 of RFC 4648, section 10", arguments: [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9v\n YmFy", "foobar")])
    func base64(_ text: String, _ content: String) { #expect(Base64.bytes(of: text) == Array(content.utf8)) }

    @Test("what is no Base64", arguments: ["Z", "Zg", "Zg=", "Zg===", "Z=g=", "Zm9v-", "Zm9_"])
    func noBase64(_ text: String) { #expect(Base64.bytes(of: text) == nil) }

    @Test("a text in another writing than its language's is noticed, a mixed one is not")
    func scripts() {
        #expect(CAPScript.contradiction(of: "沙尘黄色预警", to: "en") == "Han")
        #expect(CAPScript.contradiction(of: "Dust warning", to: "zh") == "Latin")
        #expect(CAPScript.contradiction(of: "قەشقەر شەھىرى", to: "en") == "Arabic")
        #expect(CAPScript.contradiction(of: "قەشقەر شەھىرى", to: "ug") == nil)
        #expect(CAPScript.contradiction(of: "PM2.5 AQI 超过200", to: "zh") == nil)
        #expect(CAPScript.contradiction(of: "Red dust warning 红色", to: "en") == nil)
        #expect(CAPScript.contradiction(of: "42", to: "en") == nil)
    }

    @Test("names get a hyphen for what they may not have")
    func names() {
        #expect(CAPName.name(from: "KS 2020,<1>&") == "KS-2020--1>-")
        #expect(CAPName.isName("KS-2020") && !CAPName.isName("") && !CAPName.isName("a\u{A0}b"))
    }
}
