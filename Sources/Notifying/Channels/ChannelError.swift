package import Wording

/// Why a channel did not take a message. No case holds a secret: what others say comes through `Redaction` before.
package enum ChannelError: Error, Hashable, Sendable {
    /// Nobody can be asked: no network, no such host, a certificate that is not good, a program that is missing.
    case unreachable(String)
    /// No answer, or no whole one, in time. It may have been taken.
    case timeout(seconds: Double)
    /// Refused by status.
    case status(Int, String)
    /// A robot's reply that sounds well and says that it will not be spoken to (`errcode` in a 200).
    case saidNo(code: Int, String)
    /// A reply that sounds well and refuses this message, or whom it is for.
    case declined(code: Int, String)
    /// Not this message, or not for this recipient, and not now.
    case deferred(String)
    /// Too many messages; come again later.
    case limited(String)
    /// A reply that is none of this channel's: a page for people, an endless body, a redirection.
    case strange(String)
    /// There is no address for this person or post, or it is none.
    case noAddress
    /// Nobody is known there.
    case unknownAddress(String)
    /// This machine could not write it down.
    case notKept(String)
    /// The modem tried and failed: this number, or the network for every one.
    case failed(String)
    /// The program tried and failed for a reason of its own: its configuration, its rights.
    case broken(String)
    /// It was taken, and is not sent: it may still be.
    case stuck(String)

    /// Whether the same message may well be taken by the same channel a little later.
    package var isPassing: Bool {
        switch self {
        case .unreachable, .timeout, .limited, .notKept, .deferred: true
        case .status(let code, _): code == 408 || code == 425 || code == 429 || code >= 500
        // A login page in between goes away when somebody logs in; a robot that is busy is not (its own word for that is `limited`).
        case .strange: true
        case .saidNo, .declined, .noAddress, .unknownAddress, .failed, .broken, .stuck: false
        }
    }

    /// Whose fault it is, as far as one failure can tell.
    package enum Blame: Hashable, Sendable {
        /// It would fail for anybody.
        case channel
        /// It fails for this recipient only.
        case recipient
        /// One cannot tell from one; when it fails for several recipients in a row, it is the channel.
        case either
    }

    package var blame: Blame {
        switch self {
        case .noAddress, .unknownAddress: .recipient
        case .declined, .failed, .deferred: .either
        case .status(let code, _): Self.ofChannel.contains(code) || code >= 500 ? .channel : .either
        case .unreachable, .timeout, .saidNo, .limited, .strange, .notKept, .broken, .stuck: .channel
        }
    }

    /// No right, no proxy, too slow, too early, too many: of the 4xx these are about whoever asks and not about what is asked (RFC 9110, 6585).
    private static let ofChannel: Set<Int> = [401, 403, 407, 408, 425, 429]
}

extension ChannelError: CustomStringConvertible {
    package var description: String { text.en }

    /// For the attempts that an event carries, and the log.
    package var text: Bilingual {
        switch self {
        case .unreachable(let reason): Bilingual(zh: "连不上（\(reason)）", en: "cannot be reached (\(reason))")
        case .timeout(let seconds):
            Bilingual(zh: "\(Self.plain(seconds)) 秒内没有答完", en: "no whole answer within \(Self.plain(seconds)) s")
        case .status(let code, let reason): Bilingual(zh: "回答 \(code)：“\(reason)”", en: "answered \(code): ‘\(reason)’")
        case .saidNo(let code, let reason): Bilingual(zh: "拒绝（\(code)）：“\(reason)”", en: "said no (\(code)): ‘\(reason)’")
        case .declined(let code, let reason):
            Bilingual(zh: "拒收这条消息（\(code)）：“\(reason)”", en: "does not take this message (\(code)): ‘\(reason)’")
        case .deferred(let reason): Bilingual(zh: "暂不接收（\(reason)）", en: "does not take it now (\(reason))")
        case .limited(let reason): Bilingual(zh: "发送过于频繁：“\(reason)”", en: "too many messages: ‘\(reason)’")
        case .strange(let reason): Bilingual(zh: "回答不可理解：\(reason)", en: "no answer of such a channel: \(reason)")
        case .noAddress: Bilingual(zh: "contacts.yaml 中没有可用的地址", en: "contacts.yaml has no usable address")
        case .unknownAddress(let reason):
            Bilingual(zh: "查无此地址，请核对 contacts.yaml（\(reason)）", en: "nobody is known at this address; check contacts.yaml (\(reason))")
        case .notKept(let reason): Bilingual(zh: "写不下（\(reason)）", en: "could not be written (\(reason))")
        case .failed(let reason), .broken(let reason): Bilingual(zh: "没有送出（\(reason)）", en: "was not sent (\(reason))")
        case .stuck(let reason): Bilingual(zh: "没有送出，也可能稍后送出（\(reason)）", en: "was not sent, and may still be (\(reason))")
        }
    }

    private static func plain(_ seconds: Double) -> String { Int(exactly: seconds).map(String.init) ?? "\(seconds)" }
}
