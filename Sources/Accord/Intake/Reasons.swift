import Chronology
import Events
import Wording

/// Why an event is not taken, in words, with what to do.
enum Reasons {
    static func unreadable(_ error: EventError) -> Bilingual {
        let why = String(error.description.prefix(300))
        return Bilingual(
            zh: "不是可读的事件（\(why)）；请对方检查程序版本",
            en: "it is no event that can be read (\(why)); the other side should check its program")
    }

    static func realm(_ found: Realm, _ own: Realm) -> Bilingual {
        Bilingual(
            zh: "属于领域 \(found)，本方是 \(own)；演练与实战永不相通",
            en: "it belongs to the realm \(found) and this side to \(own); an exercise never meets the real world")
    }

    static func policy(_ type: String) -> Bilingual {
        Bilingual(
            zh: "本方的 liaison/policy.yaml 不让 \(type) 过来；双方应使用同一份文件",
            en: "this side's liaison/policy.yaml does not let \(type) cross; both sides should hold the same file")
    }

    static func ahead(_ time: Timestamp, _ seconds: Int) -> Bilingual {
        Bilingual(
            zh: "时间 \(time) 比本方时钟超前 \(seconds) 秒以上；请核对双方时钟，到时会再读一次",
            en:
                "its time \(time) is more than \(seconds) s ahead of this side's clock; compare the clocks; it is read again when its time has come"
        )
    }

    static func conflict(_ reason: String) -> Bilingual {
        Bilingual(
            zh: "同一编号下已有别的内容（\(reason.prefix(300))）",
            en: "something else is known under its id (\(reason.prefix(300)))")
    }

    static func signature(_ cause: LinkRefusal, _ key: String?) -> Bilingual {
        let key = key ?? "-"
        return switch cause {
        case .unsigned:
            Bilingual(
                zh: "没有签名；请对方用 fengsui keys make 生成签名密钥",
                en: "it is not signed; the other side makes a signing key with `fengsui keys make`")
        case .unknownKey:
            Bilingual(
                zh: "本方不认识密钥 \(key)；请用 fengsui keys accept 接收对方的密钥卡，之后会再读一次",
                en: "nobody here knows the key \(key); take the other side's key card with `fengsui keys accept`; then it is read again")
        case .revokedKey:
            Bilingual(
                zh: "密钥 \(key) 当时已失效或被撤销",
                en: "the key \(key) did not count at that time: replaced or revoked")
        case .forged, .policy, .conflict, .unreadable:
            Bilingual(
                zh: "签名与内容不符：内容被改动，或密钥 \(key) 被冒用",
                en: "its signature is not that of its content: that was changed, or somebody used the key name \(key)")
        }
    }
}
