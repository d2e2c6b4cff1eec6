private import Foundation
private import Guidance
package import Playbook
private import Wording

extension GuidancePolicy {
    /// Reads `air/guidance.yaml`; the value is nil when any finding is an error.
    package static func read(_ files: PlaybookFiles) -> (value: GuidancePolicy?, findings: [Finding]) {
        files.read(file, GuidancePolicy.init)
    }

    fileprivate init?(_ fields: Fields) {
        let isEnabled = fields.flag("enabled")
        let points = fields.list("points", count: 1...GuidanceLimits.points, unique: "id", Point.init)
        let sources = fields.list("sources", count: 0...Self.maximumSources, unique: "id", Source.init)
        fields.rejectUnknownKeys()
        guard let isEnabled, let points, let sources else { return nil }
        self.isEnabled = isEnabled
        self.points = points
        self.sources = sources
    }
}

extension GuidancePolicy.Point {
    fileprivate init?(_ fields: Fields) {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let latitude = fields.number("latitude", in: -90...90, unit: "°")
        let longitude = fields.number("longitude", in: -180...180, unit: "°")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let latitude, let longitude, let provenance else { return nil }
        self.init(id: id, name: name, point: GuidancePoint(latitude: latitude, longitude: longitude), provenance: provenance)
    }
}

extension GuidancePolicy.Source {
    fileprivate init?(_ fields: Fields) {
        let id = fields.identifier("id")
        let kind = fields.choice("kind", of: GuidancePolicy.Kind.self)
        let url = fields.entry("url")?.address(mayHaveQuery: kind == .download)
        let model = fields.parsed("model", as: Words.model, example: "ecmwf_ifs025_ensemble") { Words.isWord($0) ? $0 : nil }
        let service = kind == .download ? fields.optional : fields
        let variables = service.entries("variables", count: 1...GuidancePolicy.maximumVariables)?.compactMap { $0.variable() }
        let days = service.integer("days", in: 1...GuidanceLimits.forecastDays)
        let every = fields.duration("every", in: .seconds(1800) ... .seconds(2 * 86_400))
        let timeout = fields.duration("timeout", in: .seconds(5) ... .seconds(600))
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let kind, let url, let model, let every, let timeout, let provenance else { return nil }
        guard kind == .download || (variables != nil && days != nil) else { return nil }
        self.init(
            id: id, kind: kind, url: url, model: model, variables: variables ?? [], days: days ?? 0, every: every, timeout: timeout,
            provenance: provenance)
    }
}

/// Words that go into an address or a file's name.
private enum Words {
    static let model = Bilingual(zh: "模式名（小写字母、数字、下划线、连字符）", en: "the name of a model (a–z, 0–9, _ and -)")
    static let variable = Bilingual(zh: "要素名", en: "the name of a variable")

    static func isWord(_ text: String) -> Bool {
        (1...48).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0 == "-" }
    }

    static func isVariable(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
            }
    }
}

extension Entry {
    fileprivate func variable() -> String? {
        parsed(as: Words.variable, example: "temperature_2m") { Words.isVariable($0) ? $0 : nil }
    }

    /// An address of the web. Plain http is only a warning: a mirror within an office may have nothing else.
    fileprivate func address(mayHaveQuery: Bool) -> String? {
        let noun = Bilingual(zh: "网址", en: "an address of the web")
        let url: (text: String, isPlain: Bool)? = parsed(as: noun, example: "https://api.open-meteo.com/v1/forecast") { text in
            guard text.utf8.count <= 500, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: text),
                let scheme = parts.scheme, ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty,
                parts.fragment == nil, parts.user == nil, parts.password == nil, mayHaveQuery || parts.query == nil
            else { return nil }
            return (text, scheme == "http" && !["127.0.0.1", "localhost", "::1", "[::1]"].contains(host))
        }
        if let url, url.isPlain {
            report(
                .warning,
                problem: Bilingual(zh: "\(url.text) 没有加密，途中可被改动", en: "\(url.text) is not encrypted and can be changed on its way"),
                remedy: Bilingual(zh: "如有 https 地址请改用", en: "write https:// if the host has it"))
        }
        return url?.text
    }
}
