import AirQuality
import Chronology
import Events
import Randomness

/// From a learner to joint courses: the forecasts of single days and pollutants, ordered like stretches of the past.
struct CourseMaker {
    let policy: ForecastPolicy

    /// Days of the past week are passed again at every issue, since reports of them may still come or be corrected.
    static let unsettledDays = IncompleteDays.maximumDays

    /// - Parameters:
    ///   - settled: a learner that has passed every day before the last week; a copy of it is passed on.
    ///   - day: the day of issue. Its own hours count as far as they have come, valid means of it do not.
    func courses(of basis: String, _ settled: Learner, _ knowledge: Knowledge, issuedOn day: CalendarDate) throws(ForecastError) -> Courses
    {
        var learner = settled
        learner.pass(before: day, knowledge)
        let stretches = Stretches(
            in: learner.own, around: DayOfSeason(day), slots: { DayOfSeason(learner.date($0)) }, through: learner.days - 1,
            ahead: Learner.leads, rule: policy.stretches)
        guard stretches.days.count >= policy.stretches.required else {
            throw .tooFewTrajectories(basis: basis, have: stretches.days.count, need: policy.stretches.required)
        }
        let forecasts = ahead(&learner, knowledge, on: day)
        var lots = SplitMix64(seed: Self.seed(basis, day))
        let shuffle = Shuffle(stretches: stretches.draw(policy.courses, with: &lots))
        return Courses(
            concentrations: joint(forecasts, shuffle, learner), forecasts: forecasts,
            evidence: evidence(basis, knowledge, stretches, learner, on: day))
    }

    /// By pollutant, the ten days after `day`: from its own hours where there are any, else from the day before, one lead further.
    private func ahead(_ learner: inout Learner, _ knowledge: Knowledge, on day: CalendarDate) -> PerPollutant<[LeadForecast]> {
        let hasHours = learner.passBegun(day, knowledge)
        let issued = learner.issue(on: day)
        let first = hasHours ? 0 : 1
        let quantities = learner.quantities
        return PerPollutant { pollutant in
            quantities.firstIndex(of: .pollutant(pollutant)).map { Array(issued[$0][first..<first + ForecastPolicy.leads]) }
        }
    }

    private func joint(
        _ forecasts: PerPollutant<[LeadForecast]>, _ shuffle: Shuffle, _ learner: Learner
    ) -> [[PerPollutant<Concentration>]] {
        let empty = Array(repeating: PerPollutant<Concentration>(), count: ForecastPolicy.leads)
        var courses = Array(repeating: empty, count: shuffle.stretches.count)
        for pollutant in Pollutant.allCases {
            guard let leads = forecasts[pollutant], let column = Quantity.all.firstIndex(of: .pollutant(pollutant)) else { continue }
            let ceiling = policy.maxima[pollutant]?.units ?? Quantity.pollutant(pollutant).ceiling
            for (index, forecast) in leads.enumerated() {
                let distribution = QuantileFunction(quantiles: forecast.quantiles, ceiling: ceiling)
                let values = shuffle.values(of: distribution, like: learner.own.series[column], lead: index + 1)
                for course in values.indices { courses[course][index][pollutant] = Concentration(values[course]) }
            }
        }
        return courses.map { $0.map(\.withFineAsPartOfCoarse) }
    }

    /// The same for every place with the same basis, so that neighbours who share data share the forecast.
    private static func seed(_ basis: String, _ day: CalendarDate) -> UInt64 {
        UInt64(EventIdentity.derived(from: [Forecaster.method, basis, "\(day)"]).prefix(16), radix: 16) ?? 0
    }
}

extension PerPollutant<Concentration> {
    /// PM10 contains PM2.5: where two separate forecasts would say otherwise, it is raised.
    fileprivate var withFineAsPartOfCoarse: Self {
        guard let pm10, let pm25, pm10 < pm25 else { return self }
        var day = self
        day.pm10 = pm25
        return day
    }
}

// MARK: - Evidence

extension CourseMaker {
    private func evidence(
        _ basis: String, _ knowledge: Knowledge, _ stretches: Stretches, _ learner: Learner, on day: CalendarDate
    ) -> Courses.Evidence {
        let complete = knowledge.history.before(day).completeDays
        let pollutants = PollutantSet(
            learner.quantities.compactMap { quantity in if case .pollutant(let pollutant) = quantity { pollutant } else { nil } })
        let recent = (0...Self.unsettledDays).map { day.advanced(by: -$0) }
        let observed = recent.first { date in !knowledge.day(date, isOver: date < day).isEmpty }
        return Courses.Evidence(
            basis: basis, days: complete.count, newest: complete.last ?? day.advanced(by: -1), pollutants: pollutants,
            stretches: stretches.days.count, halfSeason: stretches.halfSeason, observed: observed,
            gaps: observed.flatMap { gaps(knowledge.day($0, isOver: $0 < day), among: pollutants) })
    }

    private func gaps(_ day: DayValues, among pollutants: PollutantSet) -> Courses.Evidence.Gaps? {
        let partial = Quantity.all.indices.compactMap { index -> (Pollutant, Int)? in
            guard case .pollutant(let pollutant) = Quantity.all[index], pollutants.contains(pollutant) else { return nil }
            let share = day.shares[index]
            return share > 0 && share < 1 ? (pollutant, Int((share * 24).rounded())) : nil
        }
        guard let fewest = partial.map(\.1).min(), let most = partial.map(\.1).max() else { return nil }
        return Courses.Evidence.Gaps(pollutants: PollutantSet(partial.map(\.0)), fewest: fewest, most: most)
    }
}
