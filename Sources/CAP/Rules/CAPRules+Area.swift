internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let areaText = "CAP 1.2 §3.2.4"

// Where.

extension CAPRule {
    static let areas: [CAPRule] = [
        areaNowhere, polygonForm, polygonPoints, polygonOpen, polygonFlat, polygonCrossed, polygonOverlaps, polygonTouches, polygonRepeats,
        polygonMeridian, polygonPole, polygonUnchecked, circleForm, circleRadius, circleLarge, circlePoint, outOfRange, swapped,
        perhapsSwapped, ceilingAlone, ceilingBelow, divisionCode, geocodeForm,
    ]

    static let areaNowhere = CAPRule(
        "area.nowhere", .hint, areaText,
        say("area 只有文字，没有多边形、圆或地理编码，机器无法定位", "the area has words only; without polygon, circle or geocode no program can place it"),
        fix: say("加上行政区划代码或多边形", "add division codes or a polygon"))
    static let polygonForm = CAPRule(
        "polygon.form", .error, "\(areaText) polygon", say("多边形里有读不出的坐标对", "the polygon has something that is no pair of coordinates"),
        fix: say("写成 纬度,经度 以空格分开，逗号旁不留空格", "write latitude,longitude with spaces between pairs and none at the comma"))
    static let polygonPoints = CAPRule(
        "polygon.points", .error, "\(areaText) polygon",
        say("多边形至少要四个坐标对（含重复的首点）", "a polygon needs at least four pairs, the first one again at the end included"),
        fix: say("补上坐标对", "add the missing pairs"))
    static let polygonOpen = CAPRule(
        "polygon.open", .error, "\(areaText) polygon",
        say("多边形没有闭合（首尾坐标对不同）", "the polygon is not closed: its first and last pairs differ"),
        fix: say("在末尾重复首个坐标对", "repeat the first pair at the end"))
    static let polygonCrossed = CAPRule(
        "polygon.crossed", .error, "\(areaText) polygon; our own rule",
        say("多边形自相交，里外无法分清", "the polygon crosses itself, so that inside and outside cannot be told"),
        fix: say("按轮廓顺序排列各点", "put the points in the order of the outline"))
    static let polygonFlat = CAPRule(
        "polygon.flat", .error, "\(areaText) polygon; our own rule",
        say("多边形不含任何面积：各点相同或在一条线上", "the polygon encloses no ground: its points are the same or on one line"),
        fix: say("写出至少三个不在一条线上的点；只有一个点时用 circle", "give three points that are not on one line; use circle for one place"))
    static let polygonOverlaps = CAPRule(
        "polygon.overlaps", .warning, "\(areaText) polygon; our own rule",
        say("多边形有一段边走了两遍（毛刺，或连接孔洞的缝）", "a part of the polygon's line is run over twice: a spike, or the seam to a hole"),
        fix: say("去掉毛刺；孔洞改为几个相邻的多边形", "remove the spike; make several polygons of one that has a hole"))
    static let polygonTouches = CAPRule(
        "polygon.touches", .warning, "\(areaText) polygon; our own rule, as OGC 06-103r4 has it",
        say("多边形在一点碰到自己，有的接收方会拒收", "the polygon touches itself in a point; some receivers refuse it"),
        fix: say("把两部分分成两个多边形，或把该点挪开少许", "make two polygons of the two parts, or move the point a little"))
    static let polygonRepeats = CAPRule(
        "polygon.repeated-point", .hint, "\(areaText) polygon; our own rule",
        say("同一坐标对连写两次", "the same pair stands twice in a row"), fix: say("只写一次", "write it once"))
    static let polygonMeridian = CAPRule(
        "polygon.antimeridian", .hint, "\(areaText) polygon; our own rule",
        say("多边形跨越180°经线，有的接收方会画成绕地球一圈", "the polygon goes across the 180th meridian; some receivers draw it around the whole Earth"),
        fix: say("在 180 和 -180 处分成两个多边形", "part it into two at 180 and -180"))
    static let polygonPole = CAPRule(
        "polygon.pole", .hint, "\(areaText) polygon; our own rule",
        say("多边形环绕极点，多数接收方画不出来", "the polygon goes around a pole, which most receivers cannot draw"),
        fix: say("分成几个多边形", "part it into several"))
    static let polygonUnchecked = CAPRule(
        "polygon.unchecked", .hint, "our limit, 4 million comparisons",
        say("多边形点数过多，未检查是否自相交", "the polygon has too many points to look for crossings"),
        fix: say("简化多边形", "simplify it"))
    static let circleForm = CAPRule(
        "circle.form", .error, "\(areaText) circle", say("圆的写法不对", "the circle is not written as CAP has it"),
        fix: say("写成 纬度,经度 半径（公里）", "write latitude,longitude, a space, and the radius in kilometres"))
    static let circleRadius = CAPRule(
        "circle.radius", .error, "\(areaText) circle", say("圆的半径为负，或比地球还大", "the circle's radius is negative or larger than the Earth"),
        fix: say("半径以公里为单位", "give the radius in kilometres"))
    static let circleLarge = CAPRule(
        "circle.large", .hint, "\(areaText) circle; our own rule",
        say("圆的半径超过1000公里，可能写成了米", "the radius is more than 1,000 km; it may have been written in metres"),
        fix: say("半径以公里为单位", "the radius is in kilometres"))
    static let circlePoint = CAPRule(
        "circle.point", .hint, "\(areaText) circle; our own rule",
        say("圆的半径为0，只是一个点，按区域选人时可能选不到", "the radius is 0, a mere point; choosing people by the area may find nobody"),
        fix: say("给出受影响的半径", "give the radius that is affected"))
    static let outOfRange = CAPRule(
        "position.range", .error, "\(areaText); CAP 1.2 §3.3.1",
        say("坐标超出范围（纬度±90，经度±180）", "a position is off the globe (latitude ±90, longitude ±180)"),
        fix: say("先写纬度后写经度，单位为度（WGS 84）", "latitude first, then longitude, in degrees (WGS 84)"))
    static let swapped = CAPRule(
        "position.swapped", .error, "\(areaText); CAP 1.2 §3.3.1; our own rule",
        say("经纬度像是写反了：对调后才落在消息所说的国家", "latitude and longitude look swapped: only exchanged do they lie in the message's country"),
        fix: say("先写纬度后写经度", "latitude first, then longitude"))
    static let perhapsSwapped = CAPRule(
        "position.perhaps-swapped", .warning, "\(areaText); CAP 1.2 §3.3.1",
        say(
            "经纬度可能写反了：对调后才落在发送方或语言所指的国家，或所写的位置在极地",
            "latitude and longitude may be swapped: exchanged they lie in the country of the sender or language, or what is written is polar"
        ),
        fix: say("先写纬度后写经度；若确在该处则无妨", "write latitude first, then longitude; harmless if the place is meant"))
    static let ceilingAlone = CAPRule(
        "ceiling.alone", .error, "\(areaText) ceiling", say("有 ceiling 而没有 altitude", "there is a ceiling and no altitude"),
        fix: say("加上 altitude", "add the altitude"))
    static let ceilingBelow = CAPRule(
        "ceiling.below", .error, "\(areaText) altitude, ceiling", say("ceiling 低于 altitude", "the ceiling is below the altitude"),
        fix: say("altitude 是下限，ceiling 是上限，单位为英尺", "altitude is the lower and ceiling the upper limit, in feet"))
    static let divisionCode = CAPRule(
        "geocode.division", .warning, "GB/T 2260", say("不是行政区划代码", "this is no division code"),
        fix: say("写六位（或延长的九位、十二位）数字，如 653101", "write six digits (or the longer nine or twelve), such as 653101"))
    static let geocodeForm = CAPRule(
        "geocode.form", .hint, "\(areaText) geocode", say("编码不像该编码表里的", "the code does not look like one of its list"),
        fix: say("SAME 六位数字，UGC 如 COZ001，EMMA_ID 如 DE001", "SAME has six digits, UGC is like COZ001, EMMA_ID like DE001"))
}
