package import CAP
package import Wording

/// Why nothing could be written, signed or verified; the text says what to do.
package enum CAPXMLError: Error, Hashable {
    /// One of the C libraries could not be set up.
    case library(String)
    /// A character that XML cannot carry, by its number, in the element of that name.
    case character(UInt32, element: String)
    /// The file is no key, has a pass phrase, or is too weak; never what is in it.
    case key(KeyFault)
    /// The message has a signature already.
    case signedAlready
    /// The message cannot be read; the first finding.
    case unreadable(Bilingual)
    /// The message breaks rules; the errors among the findings.
    case invalid([CAPFinding])
    /// xmlsec1 failed.
    case signing

    /// What is wrong with a key.
    package enum KeyFault: Hashable, Sendable {
        case noKey
        case noPrivateKey
        case weak(bits: Int)
        case kind
    }

    package var text: Bilingual {
        switch self {
        case .library(let name): Bilingual(zh: "无法初始化 \(name)；重新安装该程序库", en: "\(name) could not be set up; install the library again")
        case .character(let value, let element):
            Bilingual(
                zh: "\(element) 含有 XML 不能表示的字符 U+\(String(value, radix: 16))；请删去",
                en: "\(element) has the character U+\(String(value, radix: 16)), which XML cannot carry; remove it")
        case .key(let fault): fault.text
        case .signedAlready: Bilingual(zh: "消息已有签名；请用未签名的原文", en: "the message is signed already; take the unsigned one")
        case .unreadable(let reason): reason
        case .invalid(let findings): Self.refusal(findings)
        case .signing: Bilingual(zh: "签名失败；检查密钥是否为 RSA 或 EC 私钥", en: "signing failed; is the key a private RSA or EC key?")
        }
    }
}

extension CAPXMLError {
    /// Findings that are told; the linter tells all.
    static let maximumTold = 20

    private static func refusal(_ findings: [CAPFinding]) -> Bilingual {
        let told = findings.prefix(maximumTold)
        func list(_ line: (CAPFinding) -> String) -> String { told.map { "\n  [\($0.rule.id)] " + line($0) }.joined() }
        return Bilingual(
            zh: "消息无效，没有签名" + list { "第\($0.line)行 \($0.text.zh) → \($0.rule.fix.zh)" },
            en: "the message is not valid and was not signed" + list { "line \($0.line): \($0.text.en) → \($0.rule.fix.en)" })
    }
}

extension CAPXMLError.KeyFault {
    var text: Bilingual {
        switch self {
        case .noKey:
            Bilingual(zh: "不是无口令的 PEM 密钥或证书", en: "this is no PEM key or certificate without a pass phrase")
        case .noPrivateKey: Bilingual(zh: "签名需要私钥，这里只有公钥或证书", en: "signing needs a private key; this is a public one or a certificate")
        case .weak(let bits): Bilingual(zh: "密钥只有 \(bits) 位；RSA 至少2048位，EC 至少256位", en: "the key has \(bits) bits; RSA needs 2048, EC 256")
        case .kind: Bilingual(zh: "只支持 RSA 和 EC 密钥", en: "only RSA and EC keys are taken")
        }
    }
}
