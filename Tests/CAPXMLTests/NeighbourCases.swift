/// What is broken, the rule that then speaks, and the two texts side by side.
///
/// The messages are `ours/good.cap`, changed in one place.
enum NeighbourCases {
    static let all = envelope + exercises + references + times + words + areas + resources

    typealias Case = NeighbourTests.Neighbour

    static let envelope: [Case] = [
        Case("a blank in the identifier", "identifier.characters", "KS-2020-0042-1", broken: "KS 2020", sound: "KS-2020:0042_1.α"),
        Case(
            "a no-break space in the identifier", "identifier.characters", "KS-2020-0042-1", broken: "KS\u{A0}2020",
            sound: "urn:oid:2.49.0.1.156.0"),
        Case(
            "a name for people as sender", "sender.characters", "warning.kashgar.example<", broken: "Kashgar Met Office<",
            sound: "w-nws.webmaster@noaa.gov<"),
        Case(
            "a sender that others may have as well", "sender.unique", "warning.kashgar.example<", broken: "office<",
            sound: "office@kashgar.example<"),
        Case(
            "a sign that does not show in the identifier", "text.invisible", "KS-2020-0042-1", broken: "KS-2020\u{200B}-1",
            sound: "KS-2020-1"),
        Case("text turned over", "text.invisible", "预计有浮尘天气。", broken: "预计\u{202E}有", sound: "قەشقەر \u{200F}5\u{200F}"),
        Case(
            "Restricted without restriction", "scope.restriction-missing", "<scope>Public</scope>", broken: "<scope>Restricted</scope>",
            sound: "<scope>Restricted</scope><restriction>duty posts</restriction>"),
        Case(
            "a restriction beside Public", "scope.restriction-unused", "<scope>Public</scope>",
            broken: "<scope>Public</scope><restriction>duty posts</restriction>", sound: "<scope>Public</scope><restriction/>"),
        Case(
            "Private without addresses", "scope.addresses-missing", "<scope>Public</scope>", broken: "<scope>Private</scope>",
            sound: "<scope>Private</scope><addresses>corps.example</addresses>"),
        Case(
            "addresses parted by commas", "list.separators", "<scope>Public</scope>",
            broken: "<scope>Public</scope><addresses>a@a.example, b@b.example</addresses>",
            sound: "<scope>Public</scope><addresses>a@a.example b@b.example</addresses>"),
        Case(
            "addresses parted by semicolons", "list.separators", "<scope>Public</scope>",
            broken: "<scope>Public</scope><addresses>a.example;b.example</addresses>",
            sound: "<scope>Public</scope><addresses>\"post; north\" b.example</addresses>"),
        Case(
            "an open quotation mark", "list.quotes", "<scope>Public</scope>",
            broken: "<scope>Public</scope><addresses>\"duty post a.example</addresses>",
            sound: "<scope>Public</scope><addresses>\"duty post\" a.example</addresses>"),
        Case(
            "quotation marks inside of a word", "list.quotes", "<code>fengsui</code>",
            broken: "<code>fengsui</code><incidents>spring\"storm 2020\"x</incidents>",
            sound: "<code>fengsui</code><incidents>\"spring storm\" \"2020\"</incidents>"),
        Case(
            "an Update of nothing", "message.references-missing", "<msgType>Alert</msgType>", broken: "<msgType>Update</msgType>",
            sound: "<msgType>Alert</msgType>"),
        Case(
            "Error without a reason", "message.note", "<code>fengsui</code>",
            broken: "<code>fengsui</code><references>w.example,A,2020-03-25T18:00:00+08:00</references>",
            sound: "<code>fengsui</code><note>polygon.open</note><references>w.example,A,2020-03-25T18:00:00+08:00</references>",
            both: Edit("<msgType>Alert</msgType>", "<msgType>Error</msgType>")),
    ]

    static let exercises: [Case] = [
        Case(
            "Actual, with a test in the middle", "exercise.actual", "<headline>Yellow dust warning",
            broken: "<headline>Dust warning (siren test)", sound: "<headline>Dust: avoid strenuous outdoor exercise"),
        Case(
            "Actual, with a test at the end", "exercise.actual", "<headline>Yellow dust warning for Kashgar city",
            broken: "<headline>Monthly test", sound: "<headline>Flood warning for the River Test"),
        Case(
            "Actual, with a sentence in the instruction", "exercise.actual", "Close windows, wear a mask outside.",
            broken: "For exercise only: close windows.", sound: "Exercise only indoors."),
        Case(
            "Exercise without note", "exercise.note", "<code>fengsui</code>", broken: "<code>fengsui</code>",
            sound: "<code>fengsui</code><note>spring-2020</note>", both: Edit("Actual", "Exercise"),
            Edit("<headline>喀什市", "<headline>【演练】喀什市"), Edit("<headline>Yellow", "<headline>[EXERCISE] Yellow")),
        Case(
            "Exercise that the headline hides", "exercise.headline", "Yellow dust warning", broken: "The latest dust warning",
            sound: "Exercise: dust warning", both: Edit("Actual", "Exercise"), Edit("<headline>喀什市", "<headline>【演练】喀什市"),
            Edit("<code>fengsui</code>", "<code>fengsui</code><note>spring-2020</note>")),
        Case("Actual with 【演练】喀什市发布", "exercise.actual", "<headline>喀什市发布", broken: "<headline>【演练】喀什市发布", sound: "<headline>喀什市发布"),
        Case("Actual with 喀什市演练：发布", "exercise.actual", "<headline>喀什市发布", broken: "<headline>喀什市演练：发布", sound: "<headline>军事演习：发布"),
        Case("Actual with 测试 喀什市发布", "exercise.actual", "<headline>喀什市发布", broken: "<headline>测试 喀什市发布", sound: "<headline>核酸检测试剂 发布"),
        Case(
            "Actual with TEST: yellow dust warning", "exercise.actual", "<headline>Yellow dust warning",
            broken: "<headline>TEST: yellow dust warning", sound: "<headline>Latest yellow dust warning"),
        Case(
            "Actual with Fire drill, yellow dust warning", "exercise.actual", "<headline>Yellow dust warning",
            broken: "<headline>Fire drill, yellow dust warning", sound: "<headline>Oil drilling halted by dust"),
        Case(
            "Actual with This is a test", "exercise.actual", "<headline>Yellow dust warning", broken: "<headline>This is a test",
            sound: "<headline>This is not a drill"),
        Case(
            "Actual with Exercise dust warning", "exercise.actual", "<headline>Yellow dust warning",
            broken: "<headline>Exercise dust warning", sound: "<headline>Exercise caution: dust"),
        Case(
            "Actual with Drill", "exercise.actual", "<headline>Yellow dust warning", broken: "<headline>Drill",
            sound: "<headline>Water test positive for E. coli"),
        Case(
            "Actual with Test message", "exercise.actual", "<headline>Yellow dust warning", broken: "<headline>Test message",
            sound: "<headline>Missile test, keep clear"),
        Case(
            "Actual with a sentence far down", "exercise.actual", "Floating dust is expected.", broken: "Dust. THIS IS ONLY A TEST.",
            sound: "Dust. The siren test of 1 April was another matter."),
        Case(
            "Actual with an exercise's id in note", "exercise.actual", "<code>fengsui</code>",
            broken: "<code>fengsui</code><note>exercise spring-2020</note>", sound: "<code>fengsui</code><note>dust from the desert</note>"),
    ]
}
