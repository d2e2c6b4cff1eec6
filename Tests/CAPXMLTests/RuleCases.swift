/// Ways to spoil `ours/good.cap`, and what is then said.
enum RuleCases {
    static let all = envelope + schema + times + languages + contents + areas + resources + signatures

    private typealias Case = RuleTests.Case
    private static func some(_ cases: Case...) -> [RuleTests.Case] { cases }

    private static let type = "<msgType>Alert</msgType>"
    private static let scope = "<scope>Public</scope>"
    private static let code = "<code>fengsui</code>"
    private static let update = Edit(type, "<msgType>Update</msgType>")

    private static func references(_ text: String) -> Edit { Edit(code, "\(code)<references>\(text)</references>") }

    private static let envelope = some(
        Case("identifier.characters", by: Edit("KS-2020-0042-1", "KS 2020")),
        Case("identifier.characters", by: Edit("KS-2020-0042-1", "KS,2020")),
        Case("identifier.characters", by: Edit("KS-2020-0042-1", "KS&amp;2020")),
        Case("identifier.characters", by: Edit("KS-2020-0042-1", "")),
        Case("value.padded", by: Edit("KS-2020-0042-1", "\n    KS-2020-0042-1 ")),
        Case("sender.characters", by: Edit("warning.kashgar.example<", "Kashgar warning centre<")),
        Case("sender.characters", by: Edit("warning.kashgar.example<", "&lt;w@kashgar.example><")),
        Case("scope.restriction-missing", by: Edit(scope, "<scope>Restricted</scope>")),
        Case("scope.restriction-missing", "element.empty", by: Edit(scope, "<scope>Restricted</scope><restriction> </restriction>")),
        Case("scope.restriction-unused", by: Edit(scope, "\(scope)<restriction>staff only</restriction>")),
        Case("scope.addresses-missing", by: Edit(scope, "<scope>Private</scope>")),
        Case(by: Edit(scope, "<scope>Private</scope><addresses>corps.example \"duty post\"</addresses>")),
        Case(by: Edit(scope, "<scope>Restricted</scope><restriction>staff only</restriction>")),
        Case("list.quotes", by: Edit(scope, "\(scope)<addresses>\"duty post</addresses>")),
        Case("message.references-missing", by: update),
        Case("message.references-missing", by: Edit(type, "<msgType>Cancel</msgType>")),
        Case("message.references-missing", by: Edit(type, "<msgType>Ack</msgType>")),
        Case("message.references-missing", "message.note", by: Edit(type, "<msgType>Error</msgType>")),
        Case("message.references-unused", by: references("warning.kashgar.example,KS-2020-0042-0,2020-03-25T18:00:00+08:00")),
        Case(by: update, references("warning.kashgar.example,KS-2020-0042-0,2020-03-25T18:00:00+08:00")),
        Case("exercise.note", "exercise.headline", by: Edit("Actual", "Exercise")),
        Case("exercise.note", "exercise.headline", by: Edit("Actual", "Exercise"), Edit(code, "\(code)<note>\u{200B}</note>")),
        Case("exercise.headline", by: Edit("Actual", "Exercise"), Edit(code, "\(code)<note>spring-2020</note>")),
        Case(
            by: Edit("Actual", "Exercise"), Edit(code, "\(code)<note>spring-2020</note>"), Edit("<headline>", "<headline>【演练】"),
            Edit("<headline>Yellow", "<headline>[EXERCISE] Yellow")),
        Case(
            "message.cancel-silent", by: Edit(type, "<msgType>Cancel</msgType>"),
            references("warning.kashgar.example,KS-2020-0042-0,2020-03-25T18:00:00+08:00"), Edit("<info>", "<!--"), Edit("</info>", "-->"),
            Edit("<info>", "<!--"), Edit("</info>", "-->")),
        Case("message.draft", by: Edit("Actual", "Draft")),
        Case("reference.form", by: update, references("KS-2020-0042-0")),
        Case("reference.form", by: update, references("warning.kashgar.example, KS-0, 2020-03-25T18:00:00+08:00")),
        Case("reference.form", by: update, references("warning.kashgar.example,KS-0,2020-03-25T10:00:00Z")),
        Case("reference.form", by: update, references("warning.kashgar.example,KS-0,2020-03-25T18:00:00+08:00;")),
        Case("reference.self", by: update, references("warning.kashgar.example,KS-2020-0042-1,2020-03-26T18:00:00+08:00")),
        Case("reference.future", by: update, references("warning.kashgar.example,KS-2020-0042-2,2020-03-26T18:00:01+08:00")),
        Case(
            "reference.repeated", by: update,
            references("warning.kashgar.example,KS-0,2020-03-25T18:00:00+08:00 warning.kashgar.example,KS-0,2020-03-25T18:00:00+08:00")),
        Case("reference.sender", by: update, references("warning.tumxuk.example,TM-1,2020-03-25T18:00:00+08:00"))
    )

    private static let schema = some(
        Case("schema.missing", by: Edit(scope, "")),
        Case("schema.missing", by: Edit("<event>沙尘黄色预警</event>", "")),
        Case("schema.order", by: Edit("\(type)\n  \(scope)", "\(scope)\n  \(type)")),
        Case("schema.repeated", by: Edit(scope, scope + scope)),
        Case("schema.unknown", by: Edit(code, "\(code)<priority>1</priority>")),
        Case("schema.unknown", by: Edit(code, "\(code)<code xmlns=\"urn:other\">x</code>")),
        Case("schema.unknown", by: Edit(code, "<code>feng<b>sui</b></code>")),
        Case("schema.word", by: Edit("Actual", "actual")),
        Case("schema.word", by: Edit("Actual", " Actual ")),
        Case("schema.word", "language.category", by: Edit("Met", "Weather")),
        Case("schema.type", by: Edit("zh-CN", "zh_CN")),
        Case("schema.type", by: Edit("<size>3", "<size>3 bytes")),
        Case("schema.type", by: Edit("<altitude>0", "<altitude>0 ft")),
        Case("schema.type", by: Edit("https://warning.kashgar.example/42", "https://warning.kashgar.example/%zz")),
        Case("schema.text", by: Edit(scope, "\(scope)over to you")),
        Case("schema.attribute", by: Edit("<info>", "<info lang=\"zh\">"))
    )

    private static let times = some(
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T10:00:00Z")),
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T18:00:00.000+08:00")),
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T18:00:00")),
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26 18:00:00+08:00")),
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-02-30T18:00:00+08:00")),
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T18:00:00,08:00")),
        Case("time.form", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T18:00:00+0800")),
        Case("time.utc", by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T10:00:00+00:00")),
        Case(by: Edit("2020-03-26T18:00:00+08:00", "2020-03-26T10:00:00-00:00")),
        Case("time.expires-sent", "time.effective-sent", by: Edit("<sent>2020-03-26T18", "<sent>2020-03-29T18")),
        Case("time.expires-effective", "time.onset-urgency", by: Edit("<effective>2020-03-26", "<effective>2020-03-30")),
        Case("time.expires-onset", "language.times", by: Edit("<onset>2020-03-27", "<onset>2020-03-30")),
        Case("time.no-expires", "language.times", by: Edit("<expires>2020-03-29T00:00:00+08:00</expires>", "")),
        Case("time.past", "language.level", by: Edit("Future", "Past"))
    )

    private static let languages = some(
        Case(
            "language.unknown", by: Edit("zh-CN", "cn"), Edit("沙尘黄色预警", "dust"), Edit("喀什市发布沙尘黄色预警", "x"),
            Edit("预计有浮尘天气。", "x"), Edit("关好门窗，外出戴口罩。", "x")),
        Case("language.unknown", "language.script", by: Edit("zh-CN", "cn")),
        Case("language.script", by: Edit("zh-CN", "fr")),
        Case("language.missing", by: Edit("<language>en-US</language>", "")),
        Case("language.category", by: Edit("Met", "Env")),
        Case("language.event-code", by: Edit(">dust<", ">haze<")),
        Case("language.level", by: Edit("Moderate", "Severe")),
        Case("language.times", by: Edit("<onset>2020-03-27", "<onset>2020-03-28"))
    )

    private static let contents = some(
        Case("value.empty", by: Edit("沙尘黄色预警", "")),
        Case("value.empty", by: Edit("<areaDesc>喀什市", "<areaDesc>")),
        Case("element.empty", by: Edit("值班室", "")),
        Case("value.padded", by: Edit("值班室", " 值班室")),
        Case("value.repeated", by: Edit(code, code + code)),
        Case("response.none", by: Edit("<urgency>", "<responseType>None</responseType><urgency>")),
        Case("response.all-clear", by: Edit("Prepare", "AllClear")),
        Case("instruction.missing", "language.level", by: Edit("Moderate", "Extreme"), Edit("<instruction>关好门窗，外出戴口罩。</instruction>", "")),
        Case("headline.length", by: Edit("喀什市发布", String(repeating: "喀什市发布", count: 40))),
        Case("info.words", by: Edit("<headline>喀什市发布沙尘黄色预警</headline>", ""), Edit("<description>预计有浮尘天气。</description>", "")),
        Case("text.markup", by: Edit("预计有", "预计&lt;br/>有")),
        Case("text.garbled", by: Edit("预计有", "预计\u{FFFD}有")),
        Case("text.garbled", by: Edit("Floating", "Ã©coles")),
        Case("address.unsafe", by: Edit("https://warning.kashgar.example/42", "javascript:alert(1)")),
        Case("address.unsafe", by: Edit("note.txt", "file:///etc/passwd")),
        Case("web.absolute", by: Edit("https://warning.kashgar.example/42", "/42")),
        Case("message.info-missing", by: Edit("<info>", "<!--"), Edit("</info>", "-->"), Edit("<info>", "<!--"), Edit("</info>", "-->"))
    )

    private static let polygon = "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8"

    private static let areas = some(
        Case("area.none", by: Edit("<area>\n      <areaDesc>Kashgar", "<!--"), Edit("</area>\n  </info>\n</alert>", "--></info></alert>")),
        Case(
            "area.nowhere", by: Edit("<geocode>", "<!--"), Edit("</geocode>", "-->"), Edit("<geocode>", "<!--"), Edit("</geocode>", "-->")),
        Case("polygon.form", by: Edit(polygon, "39.3, 75.8 39.3,76.2 39.6,76.2 39.3,75.8")),
        Case("polygon.form", by: Edit(polygon, "39.3,75.8,0 39.3,76.2,0 39.6,76.2,0 39.3,75.8,0")),
        Case("polygon.form", by: Edit(polygon, "39°18′,75.8 39.3,76.2 39.6,76.2 39.3,75.8")),
        Case("polygon.form", by: Edit(polygon, "nan,75.8 39.3,76.2 39.6,76.2 nan,75.8")),
        Case(
            "polygon.points", by: Edit(polygon, "39.3,75.8 39.3,76.2 39.3,75.8"),
            Edit("39.3,75.8 39.3,76.2 39.3,75.8", "39.3,75.8 39.3,75.8")),
        Case("polygon.open", by: Edit(polygon, "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8")),
        Case("polygon.points", "polygon.open", by: Edit(polygon, "39.3,75.8 39.3,76.2 39.6,76.2")),
        Case("polygon.crossed", by: Edit(polygon, "39.3,75.8 39.6,76.2 39.3,76.2 39.6,75.8 39.3,75.8")),
        Case("position.range", by: Edit(polygon, "39.3,275.8 39.3,276.2 39.6,276.2 39.6,275.8 39.3,275.8")),
        Case("position.swapped", by: Edit(polygon, "75.8,39.3 76.2,39.3 76.2,39.6 75.8,39.6 75.8,39.3")),
        Case("position.swapped", by: Edit("39.47,75.99 25", "75.99,39.47 25")),
        Case("position.swapped", by: Edit("39.47,75.99 25", "116.4,39.9 25")),
        Case(
            "position.perhaps-swapped", by: Edit("39.47,75.99 25", "75.99,39.47 25"), Edit("zh-CN", "ja"),
            Edit("<areaDesc>喀什市", "<areaDesc>Kashgar"), Edit("GB/T 2260", "code"), Edit("GB/T 2260", "code")),
        Case("circle.form", by: Edit("39.47,75.99 25", "39.47,75.99")),
        Case("circle.form", by: Edit("39.47,75.99 25", "39.47 75.99 25")),
        Case("circle.form", by: Edit("39.47,75.99 25", "39.47,75.99 25km")),
        Case("circle.radius", by: Edit("39.47,75.99 25", "39.47,75.99 -25")),
        Case("circle.radius", by: Edit("39.47,75.99 25", "39.47,75.99 25000")),
        Case("position.range", by: Edit("39.47,75.99 25", "-139.47,75.99 25")),
        Case("ceiling.alone", by: Edit("<altitude>0</altitude>", "")),
        Case("ceiling.below", by: Edit("<altitude>0", "<altitude>17000")),
        Case("geocode.division", "language.area", by: Edit("653101", "喀什"))
    )

    private static let resources = some(
        Case("resource.mime", by: Edit("text/plain", "txt")),
        Case("resource.size", by: Edit("<size>3", "<size>4")),
        Case("resource.size-negative", by: Edit("<size>3", "<size>-3")),
        Case("resource.base64", by: Edit("YWJj", "YWJ")),
        Case("resource.base64", by: Edit("YWJj", "YW%j")),
        Case("resource.digest", by: Edit("YWJj", "YWJk")),
        Case("resource.digest-form", by: Edit("a9993e364706816aba3e25717850c26c9cd0d89d", "900150983cd24fb0d6963f7d28e17f72")),
        Case("resource.uri", by: Edit("<derefUri>YWJj</derefUri>", "")),
        Case("resource.nothing", by: Edit("<uri>note.txt</uri>", ""), Edit("<derefUri>YWJj</derefUri>", ""))
    )

    private static let signature = """
        <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>\
        <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/></SignedInfo></Signature>
        """

    private static let empty = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"

    /// What a whole signature can have: SignatureLintTests.
    private static let signatures = some(
        Case("signature.unverified", "signature.reference", "signature.form", by: Edit("</alert>", "\(signature)</alert>")),
        Case("signature.unverified", "signature.form", by: Edit("</alert>", "\(empty)</alert>")),
        Case("signature.unverified", "signature.form", "schema.order", by: Edit("<info>", "\(empty)<info>")),
        Case("schema.unknown", by: Edit("<area>", "\(signature)<area>"))
    )
}
