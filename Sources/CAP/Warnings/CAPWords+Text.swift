internal import Chronology
package import Wording

// CAP's words for people.

private func say(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

extension CAPStatus {
    package var text: Bilingual {
        switch self {
        case .actual: say("实际", "ACTUAL")
        case .exercise: say("【演练】", "[EXERCISE]")
        case .system: say("系统消息", "system message")
        case .test: say("【测试】", "[TEST]")
        case .draft: say("【草稿】", "[DRAFT]")
        }
    }
}

extension CAPMessageType {
    package var text: Bilingual {
        switch self {
        case .alert: say("首次发布", "alert")
        case .update: say("更新", "update")
        case .cancel: say("取消", "cancel")
        case .ack: say("收讫", "acknowledged")
        case .error: say("拒收", "refused")
        }
    }
}

extension CAPScope {
    package var text: Bilingual {
        switch self {
        case .public: say("公开", "public")
        case .restricted: say("限制传播", "restricted")
        case .private: say("仅限收件方", "private")
        }
    }
}

extension CAPUrgency {
    package var text: Bilingual {
        switch self {
        case .immediate: say("立即行动", "act now")
        case .expected: say("一小时内行动", "act within the hour")
        case .future: say("近期行动", "act soon")
        case .past: say("不必再行动", "no action any more")
        case .unknown: say("紧急程度不明", "urgency unknown")
        }
    }
}

extension CAPSeverity {
    package var text: Bilingual {
        switch self {
        case .extreme: say("特别严重", "extreme")
        case .severe: say("严重", "severe")
        case .moderate: say("较重", "moderate")
        case .minor: say("轻微", "minor")
        case .unknown: say("严重程度不明", "severity unknown")
        }
    }
}

extension CAPCertainty {
    package var text: Bilingual {
        switch self {
        case .observed: say("已发生", "observed")
        case .likely: say("很可能", "likely")
        case .possible: say("可能", "possible")
        case .unlikely: say("不太可能", "unlikely")
        case .unknown: say("确定性不明", "certainty unknown")
        }
    }
}

extension CAPResponseType {
    package var text: Bilingual {
        switch self {
        case .shelter: say("就地避险", "take shelter")
        case .evacuate: say("撤离", "evacuate")
        case .prepare: say("做好准备", "prepare")
        case .execute: say("按预案执行", "carry out the plan")
        case .avoid: say("避开", "avoid")
        case .monitor: say("留意消息", "keep informed")
        case .assess: say("自行评估（勿用于公众）", "assess (not for the public)")
        case .allClear: say("危险解除", "all clear")
        case .none: say("无需行动", "nothing to do")
        }
    }
}

extension CAPState {
    package var text: Bilingual {
        switch self {
        case .unsent(let sent): say("尚未发出：\(sent.beijingText) 才发出", "not sent yet: it is sent at \(sent.beijingText)")
        case .inForce: say("有效", "in force")
        case .expired(let end): say("已于 \(end.beijingText) 过期", "expired at \(end.beijingText)")
        case .cancelled(let by): say("已取消：\(by)", "cancelled by \(by)")
        case .superseded(let by): say("已被更新代替：\(by)", "superseded by \(by)")
        case .answer: say("针对其他消息", "about other messages")
        }
    }
}
