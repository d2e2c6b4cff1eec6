/// What the writer of messages has to know of a channel.
package struct ChannelRoute: Hashable, Sendable {
    package let name: String
    package let kind: ChannelKind
    let limit: TextLimit
    let markup: TextMarkup

    init(name: String, kind: ChannelKind, limit: TextLimit, markup: TextMarkup = .none) {
        (self.name, self.kind, self.limit, self.markup) = (name, kind, limit, markup)
    }

    package init(_ settings: ChannelSettings) {
        let limit: TextLimit
        switch settings.way {
        case .webhook, .mail, .desk: limit = .bytes(16_000)
        case .wecom(_, _, let isMarkdown): limit = .bytes(isMarkdown ? WeComChannel.markdownBytes : WeComChannel.textBytes)
        case .dingtalk: limit = .bytes(DingTalkChannel.textBytes)
        case .sms(_, _, _, _, _, let parts): limit = .units(SMSMessage.capacity(parts: parts))
        }
        self.init(name: settings.id, kind: settings.kind, limit: limit, markup: settings.markup)
    }
}

extension ChannelSettings {
    fileprivate var markup: TextMarkup {
        switch way {
        case .wecom(_, _, let isMarkdown): isMarkdown ? .markdown : .mentions
        case .dingtalk: .mentions
        case .webhook, .mail, .sms, .desk: .none
        }
    }
}
