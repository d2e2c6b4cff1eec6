import Playbook
import Rivers
import Testing
import Wording

@testable import WaterIncidents

@Suite("GB 3838-2002")
struct StandardsTests {
    @Test("0.1932 mg/l of nitrobenzene is 10.36 times above 0.017 (Songhua River, 2005)")
    func songhua() throws {
        let limit = try #require(try Shipped.standard().drinkingLimit("nitrobenzene")).limit
        let multiple = try #require(WaterQuality.exceedanceMultiple(of: 0.1932, over: limit))
        #expect((multiple * 100).rounded() / 100 == 10.36)
        #expect(WaterQuality.exceedanceMultiple(of: limit, over: limit) == nil)
        #expect(WaterQuality.exceedanceMultiple(of: 1, over: 0) == nil)
    }

    @Test(
        "the worst parameter decides the class",
        arguments: [
            (
                ["ammonia-nitrogen": 0.1, "cod": 10, "dissolved-oxygen": 8], QualityClass.first,
                ["ammonia-nitrogen", "cod", "dissolved-oxygen"]
            ),
            (["ammonia-nitrogen": 0.1, "cod": 18], .third, ["cod"]),
            (["ammonia-nitrogen": 1.6, "total-phosphorus": 0.35], .fifth, ["ammonia-nitrogen", "total-phosphorus"]),
            (["ammonia-nitrogen": 2.1, "cod": 5], .beyond, ["ammonia-nitrogen"]), (["ph": 7.4, "cod": 16], .third, ["cod"]),
            (["ph": 9.2, "cod": 16], .beyond, ["ph"]), (["dissolved-oxygen": 5.0, "cod": 5], .third, ["dissolved-oxygen"]),
            (["dissolved-oxygen": 4.99], .fourth, ["dissolved-oxygen"]), (["dissolved-oxygen": 12], .first, ["dissolved-oxygen"]),
        ] as [([String: Double], QualityClass, [String])])
    func classes(values: [String: Double], quality: QualityClass, deciding: [String]) throws {
        let judged = try #require(try Shipped.standard().classify(values))
        #expect((judged.quality, judged.deciding, judged.unjudged) == (quality, deciding, []))
    }

    @Test("a limit itself is kept, the next figure above is not", arguments: QualityClass.withLimits)
    func edges(quality: QualityClass) throws {
        for parameter in try Shipped.standard().parameters {
            guard let limit = parameter.limit(of: quality) else { continue }
            #expect(parameter.quality(of: limit) <= quality, "\(parameter.id)")
            let worse = if case .atLeast = parameter.rule { limit.nextDown } else { limit.nextUp }
            #expect(parameter.quality(of: worse) > quality, "\(parameter.id)")
        }
    }

    @Test("lakes have their own phosphorus, and only they are judged by nitrogen")
    func lakes() throws {
        let standard = try Shipped.standard()
        #expect(standard.classify(["total-phosphorus": 0.06])?.quality == .second)
        #expect(standard.classify(["total-phosphorus": 0.06], inLake: true)?.quality == .fourth)
        #expect(
            standard.classify(["total-nitrogen": 3]) == nil && standard.classify(["total-nitrogen": 3], inLake: true)?.quality == .beyond)
        let judged = try #require(standard.classify(["total-nitrogen": 3, "cod": 5, "benzene": 1]))
        #expect((judged.quality, judged.unjudged) == (.first, ["benzene", "total-nitrogen"]))
    }

    @Test("pH and dissolved oxygen have no multiple")
    func multiples() throws {
        let standard = try Shipped.standard()
        #expect(standard.exceedanceMultiple(of: 11, "ph", in: .third) == nil)
        #expect(standard.exceedanceMultiple(of: 1, "dissolved-oxygen", in: .third) == nil)
        #expect(standard.exceedanceMultiple(of: 3, "ammonia-nitrogen", in: .third) == 2)
        #expect(standard.exceedanceMultiple(of: 0.9, "ammonia-nitrogen", in: .third) == nil)
    }

    @Test("every figure names its source, and each substance of the register with a class III limit has the same here")
    func agreement() throws {
        let standard = try Shipped.standard()
        #expect(
            standard.parameters.allSatisfy { $0.provenance.source != nil }
                && standard.drinkingLimits.allSatisfy { $0.provenance.source != nil })
        for substance in try Shipped.rivers().substances {
            let here = standard.parameter(substance.id)?.limit(of: .third) ?? standard.drinkingLimit(substance.id)?.limit
            #expect(here == substance.limit.concentration, "\(substance.id)")
        }
    }

    @Test("mistakes in the files are named with their place")
    func mistakes() throws {
        let playbook = { (path: String, from: String, to: String) throws -> [Finding] in
            let text = try #require(Shipped.files[path])
            #expect(text.contains(from))
            let files = PlaybookFiles([path: text.replacing(from, with: to, maxReplacements: 1)])
            let all = Shipped.files.paths.reduce(into: [String: String]()) { $0[$1] = $1 == path ? files[path] : Shipped.files[$1] }
            return IncidentsPlaybook.read(PlaybookFiles(all), region: try Shipped.region()).findings
        }
        let cases = [
            ("rivers/standards.yaml", "[0.15, 0.5, 1.0, 1.5, 2.0]", "[0.5, 0.15, 1.0, 1.5, 2.0]", "out of order"),
            ("rivers/standards.yaml", "[7.5, 6, 5, 3, 2]", "[2, 3, 5, 6, 7.5]", "out of order"),
            ("rivers/watching.yaml", "class: III", "class: VI", "class"),
            ("rivers/watching.yaml", "largestStep: 5", "largestStep: 9", "one reading"),
            ("rivers/grading.yaml", "deaths: 10\n    injured", "deaths: 40\n    injured", "begins with no more"),
            ("rivers/reporting.yaml", "grades: [III, IV]", "grades: [III]", "not exactly one clock"),
            ("rivers/alarms.yaml", "corps: tumxuk-command-duty}", "corps: kashgar-command-duty}", "has no post"),
        ]
        for (path, from, to, text) in cases {
            let findings = try playbook(path, from, to)
            #expect(
                findings.contains { $0.text(in: .en).contains(text) && $0.mark.file == path && $0.mark.line > 1 }, "\(path): \(findings)")
        }
    }
}
