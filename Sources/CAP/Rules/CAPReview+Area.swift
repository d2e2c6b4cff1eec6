// Where: polygons, circles, heights, codes.

extension CAPReview {
    mutating func checkArea(_ area: CAPElement, in message: CAPElement) {
        let (polygons, circles) = (area.all("polygon"), area.all("circle"))
        if polygons.isEmpty, circles.isEmpty, area.first("geocode") == nil { note(.areaNowhere, at: area, area.value("areaDesc") ?? "") }
        for polygon in polygons where !polygon.text.isBlank { checkPolygon(polygon, in: message) }
        for circle in circles where !circle.text.isBlank { checkCircle(circle, in: message) }
        checkHeights(of: area)
        for geocode in area.all("geocode") {
            checkDivision(geocode)
            checkAcronym(geocode)
            checkCode(geocode)
        }
    }

    private mutating func checkPolygon(_ element: CAPElement, in message: CAPElement) {
        let words = element.text.xmlWords
        if let wrong = words.first(where: { CAPPosition($0) == nil }) { return note(.polygonForm, at: element, wrong) }
        let positions = words.compactMap { CAPPosition($0) }
        if !checkPositions(positions, at: element, in: message) { return }
        if positions.count < 4 { note(.polygonPoints, at: element, "\(positions.count)") }
        guard let first = positions.first, let last = positions.last, positions.count > 1 else { return }
        guard first == last else { return note(.polygonOpen, at: element, "\(first) ≠ \(last)") }
        if positions.count >= 4 { checkOutline(CAPOutline(positions), of: positions, at: element) }
    }

    private mutating func checkOutline(_ outline: CAPOutline, of positions: [CAPPosition], at element: CAPElement) {
        switch outline.fault(within: &comparisons) {
        case .none: break
        case .some(.flat): note(.polygonFlat, at: element, element.text)
        case .some(.crossed(let place)): note(.polygonCrossed, at: element, place.description)
        case .some(.overlaps(let place)): note(.polygonOverlaps, at: element, place.description)
        case .some(.touches(let place)): note(.polygonTouches, at: element, place.description)
        case .some(.tooMany): note(.polygonUnchecked, at: element, "\(positions.count)")
        }
        if let place = outline.repeated, positions.count > 4 { note(.polygonRepeats, at: element, place.description) }
        if outline.goesAroundPole {
            note(.polygonPole, at: element)
        } else if outline.crossesMeridian {
            note(.polygonMeridian, at: element)
        }
    }

    private mutating func checkCircle(_ element: CAPElement, in message: CAPElement) {
        guard let (centre, radius) = CAPCircle(element.text).parts else { return note(.circleForm, at: element, element.text) }
        _ = checkPositions([centre], at: element, in: message)
        switch radius {
        case ..<0, Self.halfTheEarth.nextUp...: note(.circleRadius, at: element, "\(radius) km")
        case 0: note(.circlePoint, at: element)
        case Self.largeRadius...: note(.circleLarge, at: element, "\(radius) km")
        default: break
        }
    }

    /// Above it a radius may have been meant in metres, km.
    private static let largeRadius = 1_000.0

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
        if positions.allSatisfy({ $0.isOnEarth && $0.swapped.isOnEarth }), CAPCountry.seemSwapped(positions, in: message) {
            note(.perhapsSwapped, at: element, positions.first.map { "\($0) → \($0.swapped)?" } ?? "")
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

    /// Lists that are used across systems, by how their codes look; whether a code exists is not looked up.
    private mutating func checkCode(_ geocode: CAPElement) {
        guard let name = geocode.value("valueName")?.uppercased(), let value = geocode.content("value"), let shape = Self.shapes[name]
        else {
            return
        }
        let seen = value.map { $0.isNumber ? "9" : $0.isLetter ? "A" : $0 }
        if !shape.contains(String(seen)) { note(.geocodeForm, at: geocode, "\(name) \(value)") }
    }

    private static let shapes: [String: Set<String>] = [
        "SAME": ["999999"], "FIPS6": ["999999"], "UGC": ["AAA999", "AAAAAA"], "EMMA_ID": ["AA999"],
    ]
}
