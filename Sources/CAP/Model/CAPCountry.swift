/// What a message must say of its country before its positions can be doubted.
enum CAPCountry {
    /// A box around a country's land, degrees, generous.
    struct Box: Sendable {
        let latitudes: ClosedRange<Double>
        let longitudes: ClosedRange<Double>

        init(_ latitudes: ClosedRange<Double>, _ longitudes: ClosedRange<Double>) {
            (self.latitudes, self.longitudes) = (latitudes, longitudes)
        }

        func contains(_ position: CAPPosition) -> Bool {
            latitudes.contains(position.latitude) && longitudes.contains(position.longitude)
        }
    }

    static let china = Box(3...54, 73...136)
    /// Degrees; north of it, at the longitudes that China's latitudes would be, there is sea and Svalbard.
    private static let arctic = 73.0
    /// Degrees; south of it nobody lives but in stations.
    private static let antarctic = -60.0

    /// By ISO 3166-1, as languages and domain names have it.
    private static let boxes: [String: Box] = [
        "cn": china, "us": Box(15...72, -180 ... -64), "ca": Box(41...84, -142 ... -52), "mx": Box(14...33, -119 ... -86),
        "br": Box(-34...6, -74 ... -28), "ar": Box(-56 ... -21, -74 ... -53), "cl": Box(-56 ... -17, -110 ... -66),
        "gb": Box(49...61, -9...2), "uk": Box(49...61, -9...2), "ie": Box(51...56, -11 ... -5), "fr": Box(41...52, -6...10),
        "de": Box(47...56, 5...16), "it": Box(35...48, 6...19), "es": Box(27...44, -19...5), "pt": Box(30...43, -32 ... -6),
        "nl": Box(50...54, 3...8), "be": Box(49...52, 2...7), "ch": Box(45...48, 5...11), "at": Box(46...50, 9...18),
        "pl": Box(49...55, 14...25), "cz": Box(48...52, 12...19), "no": Box(57...81, 4...35), "se": Box(55...70, 10...25),
        "fi": Box(59...71, 19...32), "gr": Box(34...42, 19...30), "tr": Box(35...43, 25...45), "ru": Box(41...82, 19...180),
        "kz": Box(40...56, 46...88), "kg": Box(39...44, 69...81), "tj": Box(36...42, 67...76), "uz": Box(37...46, 55...74),
        "pk": Box(23...38, 60...78), "in": Box(6...38, 68...98), "af": Box(29...39, 60...75), "ir": Box(25...40, 44...64),
        "jp": Box(20...46, 122...154), "kr": Box(33...39, 124...132), "tw": Box(20...27, 116...123), "th": Box(5...21, 97...106),
        "vn": Box(8...24, 102...110), "ph": Box(4...22, 116...127), "id": Box(-11...6, 95...141), "my": Box(0...8, 99...120),
        "au": Box(-55 ... -9, 112...160), "nz": Box(-53 ... -29, 165...180), "za": Box(-47 ... -22, 16...38), "ke": Box(-5...6, 33...42),
    ]

    /// Chinese by language, sender, or division codes.
    static func isChinese(_ message: CAPElement) -> Bool {
        let sender = (message.value("sender") ?? "").lowercased()
        if sender.hasSuffix(".cn") || sender.contains(".cn/") || sender.contains(".cn:") { return true }
        return message.all("info").contains { info in
            ["zh", "ug", "bo"].contains(CAPLanguage.primary(info.value("language") ?? ""))
                || CAPScript.contradiction(of: info.all("area").compactMap { $0.value("areaDesc") }.joined(), to: "en") == "Han"
                || info.all("area").flatMap { $0.all("geocode") }.contains {
                    ($0.value("valueName") ?? "").uppercased().contains("GB/T 2260")
                }
        }
    }

    /// Whether exchanged positions lie in a country that the message names, and as they are written in none of them; or whether what is
    /// written is where nobody lives, and exchanged it is not.
    static func seemSwapped(_ positions: [CAPPosition], in message: CAPElement) -> Bool {
        guard !positions.isEmpty else { return false }
        let boxes = named(in: message).compactMap { Self.boxes[$0] }
        if positions.contains(where: { position in boxes.contains { $0.contains(position) } }) { return false }
        if boxes.contains(where: { box in positions.allSatisfy { box.contains($0.swapped) } }) { return true }
        if positions.allSatisfy({ $0.latitude <= antarctic && $0.swapped.latitude > antarctic }) { return true }
        return positions.allSatisfy { $0.latitude >= arctic && china.contains($0.swapped) }
    }

    /// By the end of its sender's name, which says most; by the regions of its languages where that says nothing.
    private static func named(in message: CAPElement) -> Set<String> {
        let host = (message.value("sender") ?? "").lowercased().split(separator: "@").last ?? ""
        let domain = host.prefix { $0 != "/" && $0 != ":" }.split(separator: ".").last.map(String.init) ?? ""
        if domain == "gov" || domain == "mil" { return ["us"] }
        if domain.count == 2, domain.allSatisfy(\.isLetter), host.contains(".") { return [domain] }
        let tags = message.all("info").compactMap { $0.content("language")?.lowercased() }
        return Set(tags.flatMap { $0.split(separator: "-").dropFirst() }.map(String.init))
    }
}
