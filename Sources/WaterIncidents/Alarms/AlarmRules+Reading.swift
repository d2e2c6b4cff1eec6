import Chronology
import Events
import Playbook
import Region
import Wording

extension AlarmRules {
    /// The file below the playbook folder.
    package static let file = "rivers/alarms.yaml"

    init?(_ fields: Fields, _ region: Region) {
        let senders = fields.mapping("senders") { Self.posts($0, region) }
        let receivers = fields.mapping("receivers") { Self.posts($0, region) }
        let places = fields.list("places", count: 0...200) { Receiver($0, region) }
        let warnProbability = fields.number("warnProbability", in: 0.01...0.9)
        let gone = fields.number("goneProbability", in: 0.001...(warnProbability ?? 0.9))
        let shift = fields.duration("updateShift", in: .minutes(10) ... .hours(48))
        let pause = fields.duration("updatePause", in: .minutes(10) ... .hours(48))
        let search = fields.choice("searchFrom", of: SuspicionSeverity.self)
        let receipts = fields.mapping("receipts", Self.receipts)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let senders, let receivers, let places, let warnProbability, let gone, let shift, let pause, let search, let receipts,
            let provenance
        else { return nil }
        self.init(
            senders: senders, receivers: receivers, places: places, warnProbability: warnProbability, goneProbability: gone,
            updateShift: shift, updatePause: pause, searchFrom: search, receipts: receipts, provenance: provenance)
    }

    /// A post for each side.
    private static func posts(_ fields: Fields, _ region: Region) -> [Side: String]? {
        var posts: [Side: String] = [:]
        for side in Side.allCases { posts[side] = fields.post(side.rawValue, of: side, region) }
        fields.rejectUnknownKeys()
        return posts.count == Side.allCases.count ? posts : nil
    }

    private static func receipts(_ fields: Fields) -> [AlarmKind: Duration]? {
        var spans: [AlarmKind: Duration] = [:]
        for kind in AlarmKind.allCases { spans[kind] = fields.duration(kind.rawValue, in: .minutes(1) ... .hours(24)) }
        fields.rejectUnknownKeys()
        return spans.count == AlarmKind.allCases.count ? spans : nil
    }
}

extension AlarmRules.Receiver {
    fileprivate init?(_ fields: Fields, _ region: Region) {
        let place = fields.reference("place")
        let side = fields.choice("side", of: Side.self)
        let post = side.flatMap { fields.post("post", of: $0, region) }
        fields.rejectUnknownKeys()
        guard let place, let side, let post else { return nil }
        self.init(place: place.value, side: side, post: post)
    }
}

extension Fields {
    /// A duty post of a side.
    fileprivate func post(_ key: String, of side: Side, _ region: Region) -> String? {
        guard let post = identifier(key) else { return nil }
        guard region.post(post)?.side != side else { return post }
        let known = region.posts(of: side).map(\.id).joined(separator: ", ")
        report(
            at: key, problem: Bilingual(zh: "\(side.rawValue) 一方没有岗位“\(post)”", en: "the side ‘\(side.rawValue)’ has no post ‘\(post)’"),
            remedy: Bilingual(zh: "可用：\(known)", en: "write one of: \(known)"))
        return nil
    }
}
