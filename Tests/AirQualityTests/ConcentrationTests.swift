import AirQuality
import Foundation
import Testing

@Suite("Concentrations are exact")
struct ConcentrationTests {
    @Test(
        "decimal text is read without a double",
        arguments: [
            ("0", 0), ("75", 75_000), ("0.4", 400), ("2.2", 2_200), ("12.125", 12_125), ("007.50", 7_500), ("1000000", 1_000_000_000),
        ])
    func text(_ text: String, _ thousandths: Int) {
        #expect(Concentration(text)?.thousandths == thousandths)
    }

    @Test(
        "what is no concentration is missing, not zero",
        arguments: ["", " ", "NaN", "-", "-1", "+1", "1e3", "1.", ".5", "1.2.3", "1,5", " 7", "1000000.001", "99999999999999999999"])
    func notAConcentration(_ text: String) {
        #expect(Concentration(text) == nil)
    }

    @Test("model output outside the possible is missing", arguments: [Double.nan, .infinity, -1, -0.001, 1_000_001])
    func notAModelValue(_ value: Double) {
        #expect(Concentration(value) == nil)
    }

    @Test(
        "model output is rounded half-to-even to thousandths",
        arguments: [(-0.0004, 0), (0.0625, 62), (0.1875, 188), (2.2, 2200), (74.5, 74_500)])
    func model(_ value: Double, _ thousandths: Int) {
        #expect(Concentration(value)?.thousandths == thousandths)
    }

    @Test(
        "rounding before the index is half-to-even, to whole µg/m³",
        arguments: [
            ("34.5", "34"), ("35.5", "36"), ("36.5", "36"), ("34.501", "35"), ("35.499", "35"), ("34.5000001", "35"), ("34.4999999", "34"),
        ])
    func halfToEven(_ text: String, _ rounded: String) {
        #expect(Concentration(text)?.rounded(for: .pm25).description == rounded)
    }

    @Test("carbon monoxide is rounded to tenths", arguments: [("2.25", "2.2"), ("2.35", "2.4"), ("2.2501", "2.3"), ("0.04", "0")])
    func carbonMonoxide(_ text: String, _ rounded: String) {
        #expect(Concentration(text)?.rounded(for: .co).description == rounded)
    }

    @Test("rounding a mean gives what rounding the exact mean gives")
    func mean() {
        var wrong: [String] = []
        for count in 1...24 {
            for sum in stride(from: 0, through: 24_000 * count / 8, by: 1 + 250 * count / 8) {
                let mean = Concentration.mean(sumInThousandths: sum, count: count)
                let exact = nearestEven(sum, count * 1000)
                if mean?.rounded(for: .pm10).thousandths != exact * 1000 { wrong.append("\(sum)/\(count)") }
            }
        }
        // 20 values that add up to 10.00001 less or more than a tie.
        #expect(Concentration.mean(sumInThousandths: 24 * 500 + 1, count: 24)?.rounded(for: .pm10).description == "1")
        #expect(Concentration.mean(sumInThousandths: 24 * 1500 - 1, count: 24)?.rounded(for: .pm10).description == "1")
        #expect(wrong.isEmpty)
    }

    private func nearestEven(_ numerator: Int, _ denominator: Int) -> Int {
        let floor = numerator / denominator
        let twiceRest = 2 * (numerator - floor * denominator)
        if twiceRest == denominator { return floor + floor % 2 }
        return twiceRest < denominator ? floor : floor + 1
    }

    @Test("missing values take no part in a mean, and nothing has no mean")
    func missing() {
        #expect(Concentration.mean(of: [Concentration("10"), nil, Concentration("20")])?.description == "15")
        #expect(Concentration.mean(of: [nil, nil]) == nil)
    }

    @Test("every thousandth survives the wire", arguments: [0, 1, 400, 999, 12_125, 123_456_789, 1_000_000_000])
    func wire(_ thousandths: Int) throws {
        let value = try #require(Concentration(thousandths: thousandths))
        #expect(try JSONDecoder().decode([Concentration].self, from: JSONEncoder().encode([value])) == [value])
    }
}
