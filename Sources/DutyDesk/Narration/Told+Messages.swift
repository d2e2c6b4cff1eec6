import Events
import Wording

extension CAPSent: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (side, kind) = (names.side(event.side), Self.kind(msgType))
        return Narration(
            .routine, zh: "\(side.zh)发出 CAP 消息（\(kind.zh)）\(identifier)。", en: "The \(side.en) sent CAP message \(identifier) (\(kind.en))."
        )
    }

    fileprivate static func kind(_ msgType: String) -> Bilingual {
        switch msgType {
        case "Alert": Bilingual(zh: "首次发布", en: "alert")
        case "Update": Bilingual(zh: "更新", en: "update")
        case "Cancel": Bilingual(zh: "取消", en: "cancel")
        case "Ack": Bilingual(zh: "收讫", en: "acknowledged")
        case "Error": Bilingual(zh: "拒收", en: "refused")
        default: .same(msgType)
        }
    }
}

extension CAPReceived: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let sender = from == "local" ? names.side(.local) : from == "corps" ? names.side(.corps) : .same(sender ?? from)
        let kind = CAPSent.kind(msgType ?? "–")
        let what = headline.map { Bilingual(zh: "“\($0)”", en: "‘\($0)’") } ?? .same(identifier ?? from)
        guard isAccepted else {
            let why = rules.prefix(Self.maximumTold).joined(separator: ", ")
            return Narration(
                .notable, zh: "拒收\(sender.zh)的 CAP 消息（\(kind.zh)）\(what.zh)：\(why)。请与对方核实内容。",
                en: "A CAP message of \(sender.en) (\(kind.en)), \(what.en), was refused: \(why). Ask the sender what it should say.")
        }
        let (doubt, remarks) = (Self.doubt(signature), remarks)
        return Narration(
            importance, zh: "收到\(sender.zh)的 CAP 消息（\(kind.zh)）\(what.zh)\(doubt.zh)\(remarks.zh)。",
            en: "CAP message of \(sender.en) (\(kind.en)): \(what.en)\(doubt.en)\(remarks.en).")
    }

    /// What of it is amiss though it was taken.
    private var remarks: Bilingual {
        guard !rules.isEmpty else { return .same("") }
        let first = rules.prefix(Self.maximumTold).joined(separator: ", ") + (rules.count > Self.maximumTold ? " …" : "")
        return Bilingual(
            zh: "，有 \(rules.count) 处须留意：\(first)", en: "; \(rules.count) remark\(rules.count == 1 ? "" : "s"): \(first)")
    }

    /// Rules in a sentence.
    private static let maximumTold = 3

    /// The other side's warnings are told by their own events; somebody else's come in no other way.
    private var importance: Importance {
        if signature == .wrong || msgType == "Error" { return .notable }
        let isOurs = from == "local" || from == "corps"
        return isOurs || msgType == "Ack" ? .routine : severity == "Extreme" || severity == "Severe" ? .urgent : .notable
    }

    private static func doubt(_ signature: CAPSignatureState) -> Bilingual {
        switch signature {
        case .valid, .none: .same("")
        case .wrong: Bilingual(zh: "，签名不符，请电话核实", en: "; its signature is wrong, telephone the sender")
        case .unchecked: Bilingual(zh: "，来源未经核实", en: "; nothing proves where it comes from")
        }
    }
}
