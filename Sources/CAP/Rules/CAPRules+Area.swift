internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let resourceText = "CAP 1.2 §3.2.3"
private let areaText = "CAP 1.2 §3.2.4"

// MARK: - Where

extension CAPRule {
    static let areas: [CAPRule] = [
        areaNowhere, polygonForm, polygonPoints, polygonOpen, polygonCrossed, polygonUnchecked, circleForm, circleRadius, outOfRange,
        swapped, perhapsSwapped, ceilingAlone, ceilingBelow, divisionCode,
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
        say("所写的位置在北冰洋，对调经纬度则在中国", "what is written lies in the Arctic; with latitude and longitude exchanged it lies in China"),
        fix: say("若是中国的地点，先写纬度后写经度", "if a place in China is meant, write latitude first, then longitude"))
    static let ceilingAlone = CAPRule(
        "ceiling.alone", .error, "\(areaText) ceiling", say("有 ceiling 而没有 altitude", "there is a ceiling and no altitude"),
        fix: say("加上 altitude", "add the altitude"))
    static let ceilingBelow = CAPRule(
        "ceiling.below", .error, "\(areaText) altitude, ceiling", say("ceiling 低于 altitude", "the ceiling is below the altitude"),
        fix: say("altitude 是下限，ceiling 是上限，单位为英尺", "altitude is the lower and ceiling the upper limit, in feet"))
    static let divisionCode = CAPRule(
        "geocode.division", .warning, "GB/T 2260", say("不是行政区划代码", "this is no division code"),
        fix: say("写六位（或延长的九位、十二位）数字，如 653101", "write six digits (or the longer nine or twelve), such as 653101"))
}

// MARK: - Files beside it, signatures

extension CAPRule {
    static let resources: [CAPRule] = [mimeForm, sizeWrong, notBase64, digestForm, digestWrong, uriAlone, nothingToFetch]

    static let mimeForm = CAPRule(
        "resource.mime", .error, "\(resourceText) mimeType; RFC 2046", say("mimeType 不是 类型/子类型", "mimeType is not type/subtype"),
        fix: say("如 image/jpeg", "such as image/jpeg"))
    static let sizeWrong = CAPRule(
        "resource.size", .error, "\(resourceText) size", say("size 不是内容的字节数", "size is not the number of bytes"),
        fix: say("写解码后的字节数", "write the number of bytes after decoding"))
    static let notBase64 = CAPRule(
        "resource.base64", .error, "\(resourceText) derefUri", say("derefUri 不是 Base64", "derefUri is not Base64"),
        fix: say("用 Base64 编码内容", "encode the content as Base64"))
    static let digestForm = CAPRule(
        "resource.digest-form", .error, "\(resourceText) digest",
        say("digest 不是40位十六进制的 SHA-1", "digest is not a SHA-1 of 40 hexadecimal digits"),
        fix: say("写内容的 SHA-1，十六进制", "write the content's SHA-1 in hexadecimal"))
    static let digestWrong = CAPRule(
        "resource.digest", .error, "\(resourceText) digest",
        say("digest 与 derefUri 的内容不符：内容被改过或损坏", "digest does not fit the content of derefUri: it was changed or damaged"),
        fix: say("不要打开该附件，请对方重发", "do not open it; ask for it again"))
    static let uriAlone = CAPRule(
        "resource.uri", .error, "\(resourceText) uri", say("uri 是相对地址，又没有 derefUri", "uri is relative and there is no derefUri"),
        fix: say("写绝对地址，或把内容放进 derefUri", "write an absolute address, or carry the content in derefUri"))
    static let nothingToFetch = CAPRule(
        "resource.nothing", .warning, "\(resourceText)", say("附件既没有 uri 也没有 derefUri", "the resource has neither uri nor derefUri"),
        fix: say("加上 uri", "add a uri"))

    static let signatures: [CAPRule] = [signatureWeak, signatureSeveral, signatureUnverified]

    static let signatureWeak = CAPRule(
        "signature.weak", .warning, "CAP 1.2 §3.3.4.1; RFC 9231",
        say("签名用的算法已不可靠，不能证明来源", "the signature uses an algorithm that proves nothing any more"),
        fix: say("用 RSA-SHA256 或 ECDSA-SHA256", "use RSA-SHA256 or ECDSA-SHA256"))
    static let signatureSeveral = CAPRule(
        "signature.several", .warning, "CAP 1.2 §3.3.4.1", say("有多个签名", "there is more than one signature"),
        fix: say("只留发送方的一个", "keep the sender's"))
    static let signatureUnverified = CAPRule(
        "signature.unverified", .hint, "CAP 1.2 §3.3.4.1", say("有签名；此处没有验证", "there is a signature; it was not verified here"),
        fix: say("用 fengsui cap verify 验证", "verify it with fengsui cap verify"))
}
