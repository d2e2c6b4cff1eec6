package import Wording

/// Why a signature proves nothing.
package enum CAPSignatureFault: Error, Hashable, Sendable {
    /// The bytes are no message; the first finding.
    case unreadable(Bilingual)
    case unsigned
    /// Not one signature, directly in the alert: what is signed may not be what is shown (signature wrapping).
    case wrapped(String)
    /// It covers nothing.
    case noReference
    /// It covers something else than the whole message.
    case partial(String)
    /// SHA-1, MD5 and the like.
    case weak(String)
    /// Not of the short list that is taken: others can be made to say anything.
    case algorithm(String)
    /// The message is not the one that was signed.
    case changed
    /// Not signed with this key.
    case otherKey
    /// The certificate had not begun to count when the message was sent, or had run out.
    case outdated(from: String, until: String)
    /// Of this machine or of the key, not of the message.
    case library(CAPXMLError)

    package var text: Bilingual {
        switch self {
        case .unreadable(let reason): reason
        case .unsigned: Bilingual(zh: "消息没有签名；不能证明来源", en: "the message is not signed; nothing proves where it comes from")
        case .wrapped(let what):
            Bilingual(
                zh: "签名不是 alert 下唯一的一个，被签的可能不是所显示的：\(what)",
                en: "there is not one signature directly in the alert; what is shown may not be what was signed: \(what)")
        case .noReference: Bilingual(zh: "签名没有指明签了什么（缺 Reference）", en: "the signature does not say what it covers (no Reference)")
        case .partial(let what): Bilingual(zh: "签名没有覆盖整条消息：\(what)", en: "the signature does not cover the whole message: \(what)")
        case .weak(let name):
            Bilingual(
                zh: "签名算法已不可靠：\(name)；请对方改用 SHA-256", en: "the algorithm proves nothing any more: \(name); ask the sender to use SHA-256")
        case .algorithm(let name): Bilingual(zh: "不接受的算法或变换：\(name)", en: "an algorithm or transform that is not taken: \(name)")
        case .changed: Bilingual(zh: "消息在签名之后被改过；不要使用", en: "the message was changed after it was signed; do not use it")
        case .otherKey: Bilingual(zh: "不是用这把密钥签的；核对对方的证书", en: "it was not signed with this key; compare the sender's certificate")
        case .outdated(let from, let until):
            Bilingual(
                zh: "消息发出时证书不在有效期内（\(from) 至 \(until)）；向对方索取新证书",
                en: "the certificate did not count when this was sent (it does from \(from) to \(until)); ask the sender for the new one")
        case .library(let error): error.text
        }
    }
}
