package import Wording

/// Why a reply could not be fetched. Each text says what to do.
package enum FetchError: Error, Hashable, Sendable {
    case address(String)
    case unreachable(host: String, reason: String)
    case timeout(host: String, seconds: Int)
    /// The host answered with another status than 200.
    case status(host: String, code: Int, reason: String)
    case tooLarge(host: String, most: Int)
    /// The host answered with something that is no guidance, such as a page for people.
    case notGuidance(host: String, begins: String)

    /// Whether the same request may well succeed a little later.
    var isPassing: Bool {
        switch self {
        case .unreachable, .timeout: true
        case .status(_, let code, _): code == 429 || code >= 500
        case .address, .tooLarge, .notGuidance: false
        }
    }
}

extension FetchError: CustomStringConvertible {
    package var description: String { text.description }

    package var text: Bilingual {
        switch self {
        case .address(let url):
            Bilingual(zh: "网址 \(url) 无法使用；请改 air/guidance.yaml", en: "the address \(url) cannot be used; change air/guidance.yaml")
        case .unreachable(let host, let reason):
            Bilingual(zh: "连不上 \(host)（\(reason)）；请检查网络与网址", en: "\(host) cannot be reached (\(reason)); check the network and the address")
        case .timeout(let host, let seconds):
            Bilingual(
                zh: "\(host) 在 \(seconds) 秒内没有答完；请检查网络，或减少要素、增大 timeout",
                en: "\(host) did not finish its answer within \(seconds) s; check the network, ask for fewer variables, or raise `timeout`")
        case .status(let host, let code, let reason) where isPassing:
            Bilingual(
                zh: "\(host) 暂时不能回答（\(code)：“\(reason)”）；稍后会再试，若一直如此请问其维护者",
                en: "\(host) cannot answer now (\(code): ‘\(reason)’); it is asked again later, and if this lasts, ask whoever runs it")
        case .status(let host, let code, let reason):
            Bilingual(
                zh: "\(host) 回答 \(code)：“\(reason)”；请按其说明修改 air/guidance.yaml",
                en: "\(host) answered \(code): ‘\(reason)’; change air/guidance.yaml accordingly")
        case .tooLarge(let host, let most):
            Bilingual(
                zh: "\(host) 的回答超过 \(most) 字节；请减少要素、地点或天数",
                en: "the answer of \(host) has more than \(most) bytes; ask for fewer variables, points or days")
        case .notGuidance(let host, let begins):
            Bilingual(
                zh: "\(host) 的回答不是资料（开头为“\(begins)”）；请核对网址，是否被登录页面拦截",
                en:
                    "the answer of \(host) is no guidance (it begins with ‘\(begins)’); check the address, and whether a login page stands in between"
            )
        }
    }
}
