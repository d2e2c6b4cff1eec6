import Accord
import Chronology
package import Events
import Journal

extension ProofBundle {
    /// What a bundle proves of one event, and what in it is not so.
    package struct Verdict: Sendable, Hashable {
        package let event: Event?
        package var facts: [String] = []
        /// What is as it should be, and yet proves nothing.
        package var remarks: [String] = []
        /// A signature that should be there.
        package var omissions: [String] = []
        /// Something was changed, or signed by somebody else.
        package var faults: [String] = []
    }

    /// All verdicts of a bundle in one word; the number is the one with which the command ends.
    package enum Outcome: Int32, Sendable {
        case holds = 0
        case broken = 1
        case unsigned = 2

        /// A bundle without events proves nothing.
        package init(_ verdicts: [Verdict]) {
            if verdicts.isEmpty || verdicts.contains(where: { !$0.faults.isEmpty }) {
                self = .broken
            } else {
                self = verdicts.allSatisfy(\.omissions.isEmpty) ? .holds : .unsigned
            }
        }
    }

    package func check() -> [Verdict] { items.map { check($0) } }

    private var ring: KeyRing {
        KeyRing(
            keys.compactMap { key in
                (try? VerifyingKey(base64: key.publicKey)).map {
                    var entry = KeyRing.Entry(side: key.side, key: $0, from: key.from, until: key.until, revoked: key.revoked)
                    (entry.announcedAt, entry.closedAt) = (key.behind.flatMap { Int64($0) }, key.through.flatMap { Int64($0) })
                    return entry
                }
            })
    }

    private func check(_ item: Item) -> Verdict {
        let body = Array(item.event.utf8)
        guard format == Self.format, let event = try? Event(json: body) else {
            return Verdict(event: nil, faults: ["it is no event, or the bundle has another format 不是事件或格式不符"])
        }
        var verdict = Verdict(event: event)
        if event.realm.description != realm { verdict.faults.append("it belongs to \(event.realm) and the bundle to \(realm) 领域不符") }
        checkPlace(item, body, &verdict)
        checkSignature(item, event, body, &verdict)
        if !staysHere(item, event) { checkReceipt(item, event, body, &verdict) }
        return verdict
    }

    private func checkSignature(_ item: Item, _ event: Event, _ body: [UInt8], _ verdict: inout Verdict) {
        switch ring.verdict(on: event, body: body, position: Int64(item.sequence)) {
        case nil: verdict.facts.append("said and signed by \(event.side.rawValue), key \(event.signature?.key ?? "-") 发送方签名成立")
        case .unsigned? where staysHere(item, event):
            verdict.remarks.append("not signed: it never left this side; it proves nothing to the other side 未过链路，无需签名，对对方不构成证明")
        case .unsigned?:
            verdict.omissions.append("not signed by \(event.side.rawValue), and it crosses: it should be 应有签名而没有")
        case let cause?: verdict.faults.append("the signature of \(event.side.rawValue) does not hold (\(cause.rawValue)) 签名不成立")
        }
    }

    /// Whoever took the proof says that it does not cross. What cannot be taken out of a policy, what the other side said and what is receipted
    /// has crossed, whatever they say.
    private func staysHere(_ item: Item, _ event: Event) -> Bool {
        item.crosses == false && event.side == side && event.signature == nil && item.receipt == nil
            && !VitalType.all.contains { event.type.hasPrefix($0.prefix) }
    }

    private func checkPlace(_ item: Item, _ body: [UInt8], _ verdict: inout Verdict) {
        let previous = Digest.bytes(hexadecimal: item.previous) ?? []
        let link = Chain.link(after: previous, sequence: Int64(item.sequence) ?? 0, recorded: item.recorded, body: body)
        if Digest.hexadecimal(link) == item.link {
            verdict.facts.append(
                "says to be number \(item.sequence) in the journal of \(side.rawValue), taken \(item.recorded); that journal has to have the "
                    + "link \(item.link.prefix(16))… there 位置为所称，须与日志核对")
        } else {
            verdict.faults.append("its place in the chain does not fit its bytes 链不符")
        }
    }

    private func checkReceipt(_ item: Item, _ event: Event, _ body: [UInt8], _ verdict: inout Verdict) {
        guard let proof = item.receipt else {
            verdict.facts.append("no receipt of \(event.side.other.rawValue) 没有对方回执")
            return
        }
        let bytes = Array(proof.event.utf8)
        guard let word = try? Event(json: bytes), let receipt = try? word.payload(LinkReceived.self), word.side == event.side.other,
            word.realm == event.realm, receipt.peer == event.side, receipt.proves(body, after: proof.before)
        else { return verdict.faults.append("the receipt does not name this event 回执与事件不符") }
        guard ring.verdict(on: word, body: bytes, position: proof.sequence.flatMap { Int64($0) }) == nil else {
            return verdict.faults.append("the receipt's signature does not hold 回执签名不成立")
        }
        verdict.facts.append(
            "received by \(word.side.rawValue) at \(receipt.at), receipt signed with \(word.signature?.key ?? "-") 对方已收到，回执签名成立")
    }
}
