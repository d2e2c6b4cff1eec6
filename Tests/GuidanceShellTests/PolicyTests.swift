import Foundation
import Guidance
import Playbook
import Testing
import Wording

@testable import GuidanceShell

@Suite("guidance.yaml")
struct PolicyTests {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let files = PlaybookFolder.load(root: root.appending(path: "Playbooks")).files

    private func findings(replacing old: String, with new: String) throws -> [Finding] {
        let text = try #require(Self.files[GuidancePolicy.file])
        try #require(text.contains(old))
        return GuidancePolicy.read(PlaybookFiles([GuidancePolicy.file: text.replacing(old, with: new, maxReplacements: 1)])).findings
    }

    @Test("the shipped file is right, and asks nobody")
    func shipped() throws {
        let (value, findings) = GuidancePolicy.read(Self.files)
        #expect(findings.isEmpty)
        let policy = try #require(value)
        #expect(!policy.isEnabled)
        #expect(policy.points.first?.id == "kashgar" && policy.gridPoints.count == 4)
        #expect(policy.sources.map(\.kind) == [.openMeteoEnsemble, .openMeteoForecast, .openMeteoAirQuality])
    }

    @Test("a service is asked for all points at once, in days of Beijing and in m/s")
    func address() throws {
        let policy = try #require(GuidancePolicy.read(Self.files).value)
        let urls = policy.sources.map { policy.url(for: $0) }
        #expect(
            urls[0]
                == "https://ensemble-api.open-meteo.com/v1/ensemble?latitude=39.467,39.867,39.5,40.55&longitude=75.987,79.073,80.5,75.39"
                + "&hourly=temperature_2m,relative_humidity_2m,precipitation,surface_pressure,wind_speed_10m,wind_direction_10m"
                + "&models=ecmwf_ifs025_ensemble&forecast_days=10&timezone=Asia/Shanghai&wind_speed_unit=ms")
        #expect(urls[2].hasSuffix("&domains=cams_global&forecast_days=5&timezone=Asia/Shanghai"))
        #expect(urls.allSatisfy { URL(string: $0) != nil })
    }

    @Test(
        "a mistake is found where it stands, with what to write",
        arguments: [
            ("enabled: false", "enabled: nein", "enabled"),
            ("enabled: false", "enable: false", "enable"),
            ("latitude: 39.467", "latitude: 139.467", "points[1].latitude"),
            ("id: tumxuk", "id: kashgar", "points[2].id"),
            ("kind: open-meteo.ensemble", "kind: open-meteo.ensembles", "sources[1].kind"),
            ("url: https://ensemble", "url: ftp://ensemble", "sources[1].url"),
            ("v1/ensemble\n", "v1/ensemble?hourly=x\n", "sources[1].url"),
            ("url: https://ensemble-api", "url: https://user:word@ensemble-api", "sources[1].url"),
            ("model: ecmwf_ifs025_ensemble", "model: ECMWF IFS", "sources[1].model"),
            ("[temperature_2m, relative", "[\"temperature_2m&x=\", relative", "sources[1].variables[1]"),
            ("days: 10", "days: 17", "sources[1].days"),
            ("every: 6h", "every: 1min", "sources[1].every"),
            ("timeout: 60s", "timeout: 2h", "sources[1].timeout"),
            ("    days: 5\n", "", "sources[3].days"),
        ])
    func mistakes(old: String, new: String, path: String) throws {
        let found = try findings(replacing: old, with: new).filter { $0.severity == .error }
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.mark.path == path)
    }

    @Test("an address without encryption is allowed with a warning, and on this machine without one")
    func plain() throws {
        let plain = try findings(replacing: "https://ensemble", with: "http://ensemble")
        #expect(plain.map(\.severity) == [.warning])
        #expect(try findings(replacing: "https://ensemble-api.open-meteo.com", with: "http://127.0.0.1:8080").isEmpty)
    }
}
