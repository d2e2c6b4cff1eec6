import Events
import Wording

// One message to one person, and how far it came. That it was sent, shown and answered for are three different things.

extension NotificationRequested: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (post, person, ways) = (names.post(post), person.map { names.somebody($0) }, names.list(channels.map { names.channel($0) }))
        let who = person.map { Bilingual(zh: "（\($0.zh)）", en: " (\($0.en))") } ?? .same("")
        return Narration(
            .routine, zh: "呼叫 \(call) 第 \(step + 1) 步：通知\(post.zh)\(who.zh)，依次用\(ways.zh)。",
            en: "Call \(call), step \(step + 1): \(post.en)\(who.en) is to be told by \(ways.en), in that order.")
    }
}

extension NotificationSkipped: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let post = names.post(post)
        return Narration(
            isMeant ? .routine : .notable, zh: "呼叫 \(call) 第 \(step + 1) 步没有通知\(post.zh)：\(reason.zh)",
            en: "Call \(call), step \(step + 1): \(post.en) was not told: \(reason.en)")
    }

    /// Whether somebody wanted it so, rather than something being amiss.
    private var isMeant: Bool {
        switch cause {
        case .silenced, .repeated: true
        case .vacant, .absent, .noChannel: false
        }
    }
}

extension NotificationTransported: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (way, at) = (names.channel(channel), Figures.time(at))
        let failed = names.list(attempts.map { names.channel($0.channel) })
        let after = attempts.isEmpty ? Bilingual.same("") : Bilingual(zh: "（\(failed.zh)未成）", en: " (\(failed.en) failed before)")
        return Narration(
            .routine, zh: "通知 \(notification) 已由\(way.zh)送出，\(at.zh)\(after.zh)；是否有人看到另计。",
            en:
                "Notification \(notification) was handed to \(way.en) at \(at.en)\(after.en); whether anybody has read it is another matter."
        )
    }
}

extension NotificationFailed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (tried, at) = (names.list(attempts.map { names.channel($0.channel) }), Figures.time(at))
        return Narration(
            .urgent, zh: "通知 \(notification) 没有送出（\(at.zh)，已试\(tried.zh)）。请直接打电话。",
            en: "Notification \(notification) could not be sent (\(at.en), tried: \(tried.en)). Telephone them.")
    }
}

extension NotificationDisplayed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (way, at) = (names.channel(channel), Figures.time(at))
        let post = post.map { names.post($0) } ?? .same("")
        return Narration(
            .routine, zh: "呼叫 \(call) 已在\(post.zh)\(way.zh)显示，\(at.zh)；尚不等于有人确认。",
            en:
                "Call \(call) was shown at \(at.en) by \(way.en)\(post.en.isEmpty ? "" : ", \(post.en)"); nobody has answered for it by that."
        )
    }
}

extension Names {
    /// A channel as people speak of it; one that only a node's file knows stays as it is.
    func channel(_ name: String) -> Bilingual {
        switch name {
        case "desk": Bilingual(zh: "值班台页面", en: "the desk's page")
        case "sms": Bilingual(zh: "短信", en: "SMS")
        case "mail", "email": Bilingual(zh: "电子邮件", en: "e-mail")
        case "wecom": Bilingual(zh: "企业微信", en: "WeCom")
        case "dingtalk": Bilingual(zh: "钉钉", en: "DingTalk")
        case "webhook": Bilingual(zh: "网络接口", en: "webhook")
        default: others[name] ?? .same(name)
        }
    }
}
