import AirQuality
import Alerting
import Chronology
import Forecasting
import Foundation
import Playbook
import Region

/// What the experience of the criteria takes from the playbooks: places, the criteria, and whose observations a forecast rests on.
struct ExperiencePlaybooks: Sendable {
    let region: Region
    let criteria: WarningCriteria
    let policy: ForecastPolicy

    /// The file of experience itself is left out: it is about to be written anew, whatever is wrong with it.
    /// - Throws: `Findings` with what is wrong in the files.
    static func load(from folder: String) throws(Findings) -> ExperiencePlaybooks {
        let (all, unreadable) = PlaybookFolder.load(root: URL(filePath: folder).resolvingSymlinksInPath())
        let files = all.without(WarningExperience.file)
        let (region, regionFindings) = Region.read(files)
        guard let region else { throw Findings(unreadable + regionFindings) }
        let (criteria, criteriaFindings) = WarningCriteria.read(files, region: region)
        let (policy, policyFindings) = ForecastPolicy.read(files, region: region)
        guard let criteria, let policy else { throw Findings(unreadable + criteriaFindings + policyFindings) }
        return ExperiencePlaybooks(region: region, criteria: criteria, policy: policy)
    }

    /// The code of a place as the files call it, and the places whose forecasts rest on its observations, itself among them.
    func places(of name: String) throws(HindcastTrouble) -> (code: String, standsFor: [String]) {
        guard let code = region.place(named: name)?.code else {
            throw HindcastTrouble(
                zh: "不知道“\(name)”是哪里；请在 region/places.yaml 中加为别名",
                en: "no place is called ‘\(name)’; add it as an alias to region/places.yaml")
        }
        let others = policy.places.filter { $0.basis == code && $0.place != code }.map(\.place)
        return (code, [code] + others)
    }
}

extension HindcastPlace {
    /// The days with a value, by the published index, the criteria's own rule about dust, and the primary pollutants that HJ 633 of the
    /// means gives.
    func observedDays(by criteria: WarningCriteria) -> [ObservedDay] {
        values.enumerated().compactMap { day, values in
            guard values.contains(where: { $0 != nil }) else { return nil }
            let ratio = value(.pm25, in: values).flatMap { fine in value(.pm10, in: values).map { fine / $0 } }
            let index = Quantity.all.firstIndex(of: .index).flatMap { values[$0] }
            let date = first.advanced(by: day)
            return ObservedDay(
                date: date, aqi: index.map { Int($0.rounded()) }, dust: criteria.isDust(ratio: ratio),
                primary: primary(of: values, on: date))
        }
    }

    /// Nil on a day without any mean.
    private func primary(of values: [Double?], on date: CalendarDate) -> [String]? {
        let means = PerPollutant { value($0, in: values).flatMap { Concentration($0) } }
        guard means.missing != .all else { return nil }
        let index = IndexTables.builtIn.inForce(on: date).dailyAQI(of: DailyMeans(means: means))
        return index.map { $0.primary.pollutants.map(\.rawValue) }
    }

    /// Nil where it is missing or nothing.
    private func value(_ pollutant: Pollutant, in values: [Double?]) -> Double? {
        Quantity.all.firstIndex(of: .pollutant(pollutant)).flatMap { values[$0] }.flatMap { $0 > 0 ? $0 : nil }
    }
}
