// Where: polygons, circles, heights, codes.

extension CAPReview {
    mutating func checkArea(_ area: CAPElement, in message: CAPElement) {
        let (polygons, circles) = (area.all("polygon"), area.all("circle"))
        if polygons.isEmpty, circles.isEmpty, area.first("geocode") == nil { note(.areaNowhere, at: area, area.value("areaDesc") ?? "") }
        for polygon in polygons where !polygon.text.isBlank { checkPolygon(polygon, in: message) }
        for circle in circles where !circle.text.isBlank { checkCircle(circle, in: message) }
        checkHeights(of: area)
        for geocode in area.all("geocode") { checkDivision(geocode) }
    }

    private mutating func checkPolygon(_ element: CAPElement, in message: CAPElement) {
        let words = element.text.xmlWords
        if let wrong = words.first(where: { CAPPosition($0) == nil }) { return note(.polygonForm, at: element, wrong) }
        let positions = words.compactMap { CAPPosition($0) }
        if !checkPositions(positions, at: element, in: message) { return }
        if positions.count < 4 { note(.polygonPoints, at: element, "\(positions.count)") }
        guard let first = positions.first, let last = positions.last, positions.count > 1 else { return }
        guard first == last else { return note(.polygonOpen, at: element, "\(first) ≠ \(last)") }
        switch CAPOutline(positions).crossing(within: &comparisons) {
        case .none: break
        case .some(.found(let place)): note(.polygonCrossed, at: element, place.description)
        case .some(.tooMany): note(.polygonUnchecked, at: element, "\(positions.count)")
        }
    }

    private mutating func checkCircle(_ element: CAPElement, in message: CAPElement) {
        guard let (centre, radius) = CAPCircle(element.text).parts else { return note(.circleForm, at: element, element.text) }
        _ = checkPositions([centre], at: element, in: message)
        if radius < 0 || radius > Self.halfTheEarth { note(.circleRadius, at: element, "\(radius) km") }
    }

    /// From one point of the Earth to the opposite one, km.
    private static let halfTheEarth = 20_038.0

    /// Whether they can be on the Earth, and where the message says.
    private mutating func checkPositions(_ positions: [CAPPosition], at element: CAPElement, in message: CAPElement) -> Bool {
        let seemSwapped =
            !positions.isEmpty && positions.allSatisfy { CAPCountry.china.contains($0.swapped) && !CAPCountry.china.contains($0) }
        if seemSwapped, CAPCountry.isChinese(message) || positions.contains(where: { !$0.isOnEarth }) {
            note(.swapped, at: element, positions.first?.description ?? "")
            return false
        }
        if seemSwapped, positions.allSatisfy({ $0.latitude >= CAPCountry.arctic }) {
            note(.perhapsSwapped, at: element, positions.first?.description ?? "")
        }
        guard let wrong = positions.first(where: { !$0.isOnEarth }) else { return true }
        note(.outOfRange, at: element, wrong.swapped.isOnEarth ? "\(wrong) → \(wrong.swapped)?" : wrong.description)
        return false
    }

    private mutating func checkHeights(of area: CAPElement) {
        guard let ceiling = area.first("ceiling") else { return }
        guard let altitude = area.first("altitude") else { return note(.ceilingAlone, at: ceiling, ceiling.trimmed) }
        if let high = CAPPosition.number(ceiling.trimmed), let low = CAPPosition.number(altitude.trimmed), high < low {
            note(.ceilingBelow, at: ceiling, "\(ceiling.trimmed) < \(altitude.trimmed)")
        }
    }

    private mutating func checkDivision(_ geocode: CAPElement) {
        let name = (geocode.value("valueName") ?? "").uppercased().filter { $0 != " " && $0 != "/" }
        guard name.contains("GBT2260"), let value = geocode.value("value") else { return }
        let isCode = [6, 9, 12].contains(value.utf8.count) && value.utf8.allSatisfy(\.isDigit) && value.first != "0"
        if !isCode { note(.divisionCode, at: geocode, value) }
    }
}

/// What a message must say of its country before its positions can be doubted.
enum CAPCountry {
    /// A box around China, degrees.
    struct Box: Sendable {
        let latitudes: ClosedRange<Double>
        let longitudes: ClosedRange<Double>

        func contains(_ position: CAPPosition) -> Bool {
            latitudes.contains(position.latitude) && longitudes.contains(position.longitude)
        }
    }

    /// Degrees; north of it, at the longitudes that China's latitudes would be, there is sea and Svalbard.
    static let arctic = 73.0
    static let china = Box(latitudes: 3...54, longitudes: 73...136)

    /// By language, sender, or division codes.
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
}
