import Events
package import Playbook
import Wording

extension CrossingPolicy {
    package static let file = "liaison/policy.yaml"

    /// Reads `liaison/policy.yaml`. The value is nil when a finding is an error: a type on which lives hang cannot be taken out.
    package static func read(_ files: PlaybookFiles) -> (value: CrossingPolicy?, findings: [Finding]) {
        files.read(file) { CrossingPolicy($0) }
    }

    private init?(_ fields: Fields) {
        let signatures = fields.choice("signatures", of: Signatures.self)
        let crossings = fields.list("crossing", count: 1...Self.maximumCrossings, unique: "type", Crossing.init)
        let bandwidth = fields.mapping("bandwidth") { bandwidth -> (second: Int, day: Int)? in
            let second = bandwidth.integer("bytesPerSecond", in: 4_096...1 << 30)
            let day = bandwidth.integer("bytesPerDay", in: 1 << 20...1 << 40)
            bandwidth.rejectUnknownKeys()
            return second.flatMap { second in day.map { (second, $0) } }
        }
        let page = fields.mapping("page") { page -> (events: Int, bytes: Int)? in
            let events = page.integer("events", in: 1...2_000)
            // One event of the largest size has to fit.
            let bytes = page.integer("bytes", in: Event.maximumBytes...2 << 20)
            page.rejectUnknownKeys()
            return events.flatMap { events in bytes.map { (events, $0) } }
        }
        let receipts = fields.mapping("receipts") { receipts -> (every: Int, within: Int)? in
            let every = receipts.integer("every", in: 1...Self.maximumInReceipt)
            let within = receipts.duration("within", in: .seconds(1)...(.seconds(86_400)))
            receipts.rejectUnknownKeys()
            return every.flatMap { every in within.map { (every, Int($0.components.seconds)) } }
        }
        let ahead = fields.duration("ahead", in: .seconds(60)...(.seconds(7 * 86_400)))
        let overlap = fields.duration("keyOverlap", in: .seconds(3_600)...(.seconds(90 * 86_400)))
        fields.rejectUnknownKeys()
        guard let signatures, let crossings, let bandwidth, let page, let receipts, let ahead, let overlap else { return nil }
        self.init(
            crossings: crossings, signatures: signatures, bytesPerSecond: bandwidth.second, bytesPerDay: bandwidth.day,
            pageEvents: page.events, pageBytes: page.bytes, receiptEvery: receipts.every, receiptWithin: receipts.within,
            aheadSeconds: Int(ahead.components.seconds), overlapSeconds: Int(overlap.components.seconds))
        reportMissing(fields)
    }

    /// Each event of a receipt is in it by its digest, and the receipt itself has to stay a small event.
    package static let maximumInReceipt = 2_000

    /// What cannot be taken out is missing, or crosses in one direction only.
    private func reportMissing(_ fields: Fields) {
        for vital in VitalType.all {
            for side in Side.allCases where !crosses(whole: vital.prefix, from: side) {
                let isMissing = !crossings.contains { vital.prefix.hasPrefix($0.prefix) }
                fields.report(
                    at: "crossing",
                    problem: Bilingual(
                        zh: "‘\(vital.prefix)’\(isMissing ? "" : "从 \(side.rawValue) ")不过兵地链路：\(vital.reason.zh)",
                        en: "‘\(vital.prefix)’ does not cross\(isMissing ? "" : " from \(side.rawValue)"): \(vital.reason.en)"),
                    remedy: Bilingual(
                        zh: "请写 {type: \(vital.prefix), from: both}", en: "write {type: \(vital.prefix), from: both}"))
                if isMissing { break }
            }
        }
    }

    /// Whether everything that begins like this crosses.
    private func crosses(whole prefix: String, from side: Side) -> Bool {
        crossings.contains { prefix.hasPrefix($0.prefix) && $0.from.contains(side) }
    }
}

extension CrossingPolicy.Crossing {
    /// A word that is misspelt would keep at home what it was meant to let cross.
    private static func reportUnknown(_ prefix: String, _ fields: Fields) {
        fields.report(
            at: "type",
            problem: Bilingual(zh: "没有以‘\(prefix)’开头的事件类型", en: "no event type begins with ‘\(prefix)’"),
            remedy: Bilingual(
                zh: "请照 Wire.md 的事件表写，例如 task.", en: "write it as in the table of events in Wire.md, for example task."))
    }

    private enum Direction: String, CaseIterable {
        case local, corps, both
    }

    fileprivate init?(_ fields: Fields) {
        let prefix = fields.parsed(
            "type", as: Bilingual(zh: "事件类型或其开头", en: "an event type or its beginning"), example: "warning."
        ) { text in text.wholeMatch(of: /[a-z0-9][a-z0-9.-]{0,63}/) == nil ? nil : text }
        let from = fields.choice("from", of: Direction.self)
        let why = fields.bilingual("why")
        fields.rejectUnknownKeys()
        guard let prefix, let from, why != nil else { return nil }
        if !Catalogue.types.contains(where: { $0.type.hasPrefix(prefix) }) { Self.reportUnknown(prefix, fields) }
        let sides: [Side] =
            switch from {
            case .local: [.local]
            case .corps: [.corps]
            case .both: Side.allCases
            }
        self.init(prefix: prefix, from: sides)
    }
}
