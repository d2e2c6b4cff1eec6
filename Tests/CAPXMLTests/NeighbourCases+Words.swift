// What a block says, and the files beside it.

extension NeighbourCases {
    private static func block(_ severity: String) -> String {
        "<info><category>Met</category><event>x</event><urgency>Future</urgency><severity>\(severity)</severity><certainty>Likely</certainty></info>"
    }

    static let words: [Case] = [
        Case("a word of CAP 1.0", "schema.word", "<certainty>Likely", broken: "<certainty>Very Likely", sound: "<certainty>Likely"),
        Case("a word in capitals", "schema.word", "<urgency>Future", broken: "<urgency>FUTURE", sound: "<urgency>Future"),
        Case("an empty event", "value.empty", "<event>沙尘黄色预警", broken: "<event> ", sound: "<event>沙尘"),
        Case(
            "Observed and Future", "level.observed-future", "<certainty>Likely", broken: "<certainty>Observed", sound: "<certainty>Likely"),
        Case(
            "nothing known of the level", "level.unknown", "<certainty>Likely", broken: "<certainty>Unknown", sound: "<certainty>Likely",
            both: Edit("<urgency>Future", "<urgency>Unknown"), Edit("<severity>Moderate", "<severity>Unknown"),
            Edit("<urgency>Future", "<urgency>Unknown"), Edit("<severity>Moderate", "<severity>Unknown")),
        Case(
            "Assess for the public", "response.assess", "<responseType>Prepare", broken: "<responseType>Assess",
            sound: "<responseType>Monitor"),
        Case(
            "Evacuate, and not how", "instruction.missing", "<instruction>关好门窗，外出戴口罩。</instruction>", broken: "",
            sound: "<instruction>去学校。</instruction>", both: Edit("<responseType>Prepare", "<responseType>Evacuate")),
        Case(
            "nobody says it", "sender-name.missing", "<senderName>An issuer in Kashgar (example)</senderName>", broken: "",
            sound: "<senderName>Kashgar</senderName>"),
        Case(
            "an acronym with periods", "value-name.acronym", "<valueName>fengsui:hazard", broken: "<valueName>S.A.M.E.",
            sound: "<valueName>fengsui:hazard"),
        Case(
            "the same block twice", "value.repeated", "</alert>",
            broken:
                "<info><category>Met</category><event>x</event><urgency>Future</urgency><severity>Moderate</severity><certainty>Likely</certainty></info><info><category>Met</category><event>x</event><urgency>Future</urgency><severity>Moderate</severity><certainty>Likely</certainty></info></alert>",
            sound: "</alert>"),
        Case(
            "web without a scheme", "web.absolute", "https://warning.kashgar.example/42", broken: "warning.kashgar.example/42",
            sound: "https://warning.kashgar.example/"),
        Case(
            "web on the sender's own machine", "address.local", "https://warning.kashgar.example/42", broken: "http://localhost:8420/42",
            sound: "http://localhost.example/42"),
        Case(
            "web in a private network", "address.local", "https://warning.kashgar.example/42", broken: "http://192.168.1.7/42",
            sound: "http://192.0.2.7/42"),
        Case(
            "a polygon by language", "language.area", "<areaDesc>Kashgar city</areaDesc>",
            broken: "<areaDesc>Kashgar city</areaDesc><polygon>39,75 39,76 40,76 39,75</polygon>",
            sound: "<areaDesc>Kashgar city</areaDesc><polygon>39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8</polygon>"),
        Case(
            "a later block that takes back what an earlier one said", "info.override", "</alert>",
            broken: block("Severe") + block("Minor") + "</alert>", sound: block("Moderate") + block("Moderate") + "</alert>"),
    ]

    static let resources: [Case] = [
        Case("a size far from the content", "resource.size", "<size>3", broken: "<size>4000", sound: "<size>3"),
        Case("a negative size", "resource.size-negative", "<size>3", broken: "<size>-3", sound: "<size>+3"),
        Case(
            "a digest of MD5", "resource.digest-form", "a9993e364706816aba3e25717850c26c9cd0d89d",
            broken: "900150983cd24fb0d6963f7d28e17f72", sound: "A9993E364706816ABA3E25717850C26C9CD0D89D"),
        Case(
            "a digest in Base64", "resource.digest-base64", "a9993e364706816aba3e25717850c26c9cd0d89d",
            broken: "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", sound: "a9993e364706816aba3e25717850c26c9cd0d89d"),
        Case("another content", "resource.digest", "YWJj", broken: "YWJk", sound: "YW Jj"),
        Case("no Base64", "resource.base64", "YWJj", broken: "abc!", sound: "YWJj\n"),
        Case("a type without subtype", "resource.mime", "text/plain", broken: "text", sound: "text/plain; charset=utf-8"),
        Case(
            "a relative address and nothing in it", "resource.uri", "<derefUri>YWJj</derefUri>", broken: "",
            sound: "<derefUri>YWJj</derefUri>"),
        Case(
            "a program by its name", "resource.program", "<uri>note.txt", broken: "<uri>https://a.example/note.exe",
            sound: "<uri>https://a.example/note.pdf"),
        Case(
            "a program by how it begins", "resource.program", "YWJj", broken: "TVqQ", sound: "YWJj",
            both: Edit("<digest>a9993e364706816aba3e25717850c26c9cd0d89d</digest>", "")),
        Case("a program by its type", "resource.program", "text/plain", broken: "application/x-msdownload", sound: "application/pdf"),
        Case("XML 1.1", "xml.version-number", "version=\"1.0\"", broken: "version=\"1.1\"", sound: "version=\"1.0\" "),
    ]
}
