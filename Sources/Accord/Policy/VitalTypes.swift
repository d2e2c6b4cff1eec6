package import Wording

/// Beginnings of event types on which lives hang, or without which nothing that crosses can be proven. No policy can take them out.
package struct VitalType: Hashable, Sendable {
    package let prefix: String
    /// Why it has to cross in both directions.
    package let reason: Bilingual

    package static let all: [VitalType] = [
        VitalType(prefix: "warning.", zh: "预警关系生命，双方都必须看到", en: "lives hang on a warning: both sides have to see it"),
        VitalType(prefix: "consultation.", zh: "没有会商，一方就替另一方作了决定", en: "without consultation one side decides for the other"),
        VitalType(
            prefix: "acknowledgement.",
            zh: "收不到签收，对方会以为没有人看见",
            en: "without acknowledgements the other side takes nobody for somebody"),
        VitalType(prefix: "water.", zh: "下游取水口靠上游的消息关闭", en: "intakes downstream are shut on what upstream says"),
        VitalType(
            prefix: "heartbeat.", zh: "没有心跳，就不知道对方的值守是否还在",
            en: "without heartbeats nobody knows whether the other side still watches"),
        VitalType(prefix: "key.", zh: "换钥和撤销必须让对方知道", en: "the other side has to hear of a new key and of a revoked one"),
        VitalType(
            prefix: "link.received", zh: "没有回执，就无法证明对方何时收到",
            en: "without receipts nobody can prove what the other side was told, and when"),
    ]

    private init(prefix: String, zh: String, en: String) {
        self.prefix = prefix
        reason = Bilingual(zh: zh, en: en)
    }
}
