import Chronology
import Duty
import Events
import Playbook
import Wording

@testable import DutyDesk

// Who sits where, and what should be heard.

extension Sample {
    static func shiftTaken(
        _ person: String = "kashgar-officer-2", post: String = "kashgar-command-duty", at: Timestamp = evening
    ) -> ShiftTaken {
        ShiftTaken(
            post: post, person: person, from: "kashgar-officer-1", until: at + .hours(12), open: [call], note: "提案待签发，已电话告知带班领导", at: at)
    }

    static func swapped(_ change: String = "change-local-0001") -> ShiftSwapped {
        ShiftSwapped(
            change: change, rota: "kashgar-command-duty", from: Timestamp(day.advanced(by: 1), hour: 8),
            until: Timestamp(day.advanced(by: 1), hour: 20), person: "kashgar-officer-1", replacement: "kashgar-officer-3", by: clerk,
            note: "两人已同意")
    }

    static func absence(_ change: String = "change-local-0002") -> AbsenceRecorded {
        AbsenceRecorded(
            change: change, person: "kashgar-officer-1", from: Timestamp(day.advanced(by: 2)), until: Timestamp(day.advanced(by: 4)),
            by: clerk, note: "培训")
    }

    static func changeWithdrawn(_ change: String = "change-local-0001") -> RotaChangeWithdrawn {
        RotaChangeWithdrawn(change: change, by: clerk, reason: "行程有变")
    }

    static let clerk = Releaser(post: "kashgar-command-duty", person: "模拟人员甲", at: evening)

    static func lapsed(_ watch: String = "source-653101", _ kind: WatchKind = .source) -> WatchLapsed {
        WatchLapsed(
            watch: watch, kind: kind, last: evening - .hours(4), every: 10_800,
            reason: Bilingual(zh: "喀什市 4 小时没有观测", en: "no observation of Kashgar for 4 h"))
    }

    static func recovered(_ watch: String = "source-653101") -> WatchRecovered {
        WatchRecovered(
            watch: watch, kind: .source, reason: Bilingual(zh: "喀什市又有观测", en: "observations of Kashgar arrive again"))
    }

    static let heartbeat = HeartbeatSaid(number: 4711, every: 60, open: 2, unanswered: 1)
}

// MARK: - The rules

extension Sample {
    /// Two officers of the local side in turn, 12 hours each, and who may take a warning back.
    static let rules = DeskRules(
        duty: DutyPlan(
            people: [
                ("kashgar-officer-1", Side.local), ("kashgar-officer-2", .local), ("kashgar-officer-3", .local),
                ("tumxuk-officer-1", .corps),
            ].map { DutyPerson(id: $0, name: Bilingual(zh: "示例 \($0)", en: "example \($0)"), side: $1, provenance: .illustrative) },
            rotas: [
                Rota(
                    post: "kashgar-command-duty", side: .local,
                    layers: [
                        RotaLayer(
                            shifts: [DailyShift(start: 8 * 60, minutes: 720), DailyShift(start: 20 * 60, minutes: 720)],
                            people: ["kashgar-officer-2", "kashgar-officer-1"], each: .shift, first: day)
                    ])
            ]),
        ladders: [
            DeskLadder(id: "command", steps: [.init(afterSeconds: 0, posts: ["kashgar-command-duty"])], holdSeconds: 3600)
        ],
        recall: DeskRecall(posts: ["kashgar-command-chief"], within: .seconds(86_400)))
}

// MARK: - The link

extension Sample {
    static func measured(behind: Int = 1200, lag: Int = 840) -> LinkMeasured {
        LinkMeasured(peer: .corps, position: "98800", head: "\(98_800 + behind)", behind: behind, lag: lag, pace: 400)
    }

    static let received = LinkReceived(
        peer: .corps, position: "98800", count: 800, digest: "495b651357ec3680b88c57810ceee9bf05a1ddd0553b1e62e7e7a1f5977d22ea",
        at: evening)
    static let linkRefused = LinkRefused(
        peer: .corps, position: "98801", event: "f01407af5fb492bd6bff083f2860bb3b", source: "/corps/alert", cause: .unknownKey,
        reason: Bilingual(
            zh: "密钥 630dcd2966c43366 不在名单上；核对后用 fengsui keys allow 加入。",
            en: "Key 630dcd2966c43366 is not on the list; check it, then add it with fengsui keys allow."))
    static let healed = LinkHealed(
        peer: .corps, from: evening - .hours(5), until: evening, received: 2000,
        decisions: [
            IndependentDecision(
                aggregate: dust, type: "warning.issued", event: "1c89a3a19e573e83a4252262c40de402", side: .local, at: evening - .hours(4)),
            IndependentDecision(
                aggregate: "corps-tumxuk-dust-2020-01", type: "warning.issued", event: "1c89a3a19e573e83a4252262c40de403", side: .corps,
                at: evening - .hours(3)),
        ])
    static let keyAnnounced = KeyAnnounced(
        key: "630dcd2966c43366", publicKey: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", replaces: "72dbb7336c767800", from: evening)
    static let keyRevoked = KeyRevoked(key: "72dbb7336c767800", from: evening, reason: "电脑送修")

    /// One of every type that came with the people: in the order of the catalogue.
    static let peoplePayloads: [any EventPayload] = [
        stepProposed(), askedFor, opened(), answered(), concluded(), endorsed(), declined, offTheTable, recalled, cancelled(),
        callOpened(replaces: "call-local-0000"),
        requested(), skipped(), transported(), failed, displayed(), callUnanswered, callResumed, callClosed(), silenceSet(), silenceEnded,
        shiftTaken(), swapped(), absence(), changeWithdrawn(), measured(), received, linkRefused, healed, keyAnnounced, keyRevoked,
        heartbeat, lapsed(), recovered(),
    ]
}
