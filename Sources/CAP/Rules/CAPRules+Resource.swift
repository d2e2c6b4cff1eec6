internal import Wording

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

private let resourceText = "CAP 1.2 §3.2.3"
private let signatureText = "CAP 1.2 §3.3.4.1"

// Files beside it, signatures.

extension CAPRule {
    static let resources: [CAPRule] = [
        mimeForm, sizeNegative, sizeWrong, notBase64, digestForm, digestBase64, digestWrong, uriAlone, nothingToFetch, program,
    ]

    static let mimeForm = CAPRule(
        "resource.mime", .error, "\(resourceText) mimeType; RFC 2046", say("mimeType 不是 类型/子类型", "mimeType is not type/subtype"),
        fix: say("如 image/jpeg", "such as image/jpeg"))
    static let sizeNegative = CAPRule(
        "resource.size-negative", .error, "\(resourceText) size", say("size 为负数", "size is negative"),
        fix: say("写大约的字节数", "write about how many bytes it has"))
    static let sizeWrong = CAPRule(
        "resource.size", .warning, "\(resourceText) size",
        say("size 与内容的字节数相差很多", "size is far from the number of bytes"),
        fix: say("写解码后的字节数", "write the number of bytes after decoding"))
    static let notBase64 = CAPRule(
        "resource.base64", .error, "\(resourceText) derefUri", say("derefUri 不是 Base64", "derefUri is not Base64"),
        fix: say("用 Base64 编码内容", "encode the content as Base64"))
    static let digestForm = CAPRule(
        "resource.digest-form", .error, "\(resourceText) digest",
        say("digest 不是40位十六进制的 SHA-1", "digest is not a SHA-1 of 40 hexadecimal digits"),
        fix: say("写内容的 SHA-1，十六进制", "write the content's SHA-1 in hexadecimal"))
    static let digestBase64 = CAPRule(
        "resource.digest-base64", .warning, "\(resourceText) digest",
        say("digest 是 Base64 写法，多数接收方只比较十六进制", "digest is in Base64; most receivers compare hexadecimal digits only"),
        fix: say("写40位十六进制", "write 40 hexadecimal digits"))
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

    static let program = CAPRule(
        "resource.program", .warning, "our own rule; CAP 1.2 §3.3.4",
        say("附件是程序，预警消息用不着", "the resource is a program, which no alert needs"),
        fix: say("不要打开它，先问发送方", "do not open it; ask the sender first"))

    static let signatures: [CAPRule] = [
        signatureIncomplete, signatureUncovered, signaturePartial, signatureChanged, signatureAlgorithm, signatureWeak, signatureSeveral,
        signatureUnverified,
    ]

    static let signatureIncomplete = CAPRule(
        "signature.form", .warning, "\(signatureText); XML Signature (W3C, second edition) §4",
        say("签名不完整，什么也证明不了", "the signature is incomplete and proves nothing"),
        fix: say("请发送方重新签名", "ask the sender to sign it again"))
    static let signatureUncovered = CAPRule(
        "signature.reference", .error, "\(signatureText); XML Signature (W3C, second edition) §4.3",
        say("签名没有指明签了什么", "the signature does not say what it covers"),
        fix: say("用 <Reference URI=\"\"> 覆盖整条消息", "cover the whole message by <Reference URI=\"\">"))
    static let signaturePartial = CAPRule(
        "signature.partial", .error, signatureText,
        say(
            "签名覆盖的不是整条消息；CAP 只允许覆盖整条消息的 enveloped 签名",
            "the signature does not cover the whole message; CAP has enveloped signatures over all of it and no others"),
        fix: say("一个 <Reference URI=\"\">，带 enveloped-signature 变换", "one <Reference URI=\"\"> with the transform enveloped-signature"))
    package static let signatureChanged = CAPRule(
        "signature.digest", .error, signatureText,
        say("消息在签名之后被改过：摘要与内容不符", "the message was changed after it was signed: its digest is another"),
        fix: say("不要采用，向发送方核实并请其重发", "do not use it; ask the sender and have it sent again"))
    static let signatureAlgorithm = CAPRule(
        "signature.algorithm", .warning, "\(signatureText); RFC 9231",
        say("签名用了接收方会拒绝的算法或变换", "the signature uses an algorithm or transform that receivers refuse"),
        fix: say("只用 enveloped-signature 与规范化变换，RSA 或 ECDSA", "use enveloped-signature and canonical form only, with RSA or ECDSA"))
    static let signatureWeak = CAPRule(
        "signature.weak", .warning, "\(signatureText); RFC 9231",
        say("签名用的算法已不可靠，不能证明来源", "the signature uses an algorithm that proves nothing any more"),
        fix: say("用 RSA-SHA256 或 ECDSA-SHA256", "use RSA-SHA256 or ECDSA-SHA256"))
    static let signatureSeveral = CAPRule(
        "signature.several", .warning, signatureText, say("有多个签名", "there is more than one signature"),
        fix: say("只留发送方的一个", "keep the sender's"))
    static let signatureUnverified = CAPRule(
        "signature.unverified", .hint, signatureText, say("有签名；此处没有验证", "there is a signature; it was not verified here"),
        fix: say("用 fengsui cap verify 验证", "verify it with fengsui cap verify"))
}
