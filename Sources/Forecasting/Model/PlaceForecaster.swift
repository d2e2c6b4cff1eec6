import AirQuality

/// Several quantities of one place, forecast together day after day.
struct PlaceForecaster: Sendable {
    let quantities: [Quantity]
    /// Where each quantity stands in `Quantity.all`.
    private let columns: [Int]
    private var series: [SeriesForecaster]

    /// - Parameter left: names of components to leave out.
    init(_ quantities: [Quantity], layout: PredictorLayout, leads: Int, ceilings: [Double], without left: Set<String> = []) {
        self.quantities = quantities
        columns = quantities.compactMap { Quantity.all.firstIndex(of: $0) }
        let components = Component.all(in: layout).filter { !left.contains($0.name) }
        series = zip(quantities, ceilings).map { quantity, ceiling in
            SeriesForecaster(model: .of(quantity), components: components, layout: layout, leads: leads, ceiling: ceiling)
        }
    }

    /// Passes one day: `values` and the share of the day that each stands for, in the order of the quantities.
    mutating func pass(day: Int, values: [Double?], shares: [Double], slots: [DayOfSeason]) {
        for index in series.indices {
            let value = values[index].map { quantities[index].positive($0) }
            series[index].pass(day: day, value: value, share: shares[index], slots: slots)
        }
    }

    /// Forecasts the coming days.
    /// - Returns: by quantity and lead.
    mutating func issue(day: Int, slots: [DayOfSeason], air: Surroundings, guidance: GuidancePredictors) -> [[LeadForecast]] {
        series.indices.map { index in
            series[index].issue(day: day, slots: slots, predictors: air.predictors(columns[index], day: day), guidance: guidance)
        }
    }
}

/// The predictors that a source gives for a lead, the same for all quantities; nil where it has none.
typealias GuidancePredictors = (_ source: Int, _ lead: Int) -> [Double]?

/// The departures of a place and of those upstream, by quantity in the order of `Quantity.all`.
struct Surroundings {
    let own: PlaceDepartures
    let upstream: [PlaceDepartures]

    private static let fine = Quantity.all.firstIndex(of: .pollutant(.pm25)) ?? 0
    private static let coarse = Quantity.all.firstIndex(of: .pollutant(.pm10)) ?? 0

    /// In the order of `PredictorLayout`.
    func predictors(_ column: Int, day: Int) -> [Double] {
        let mine = own.series[column]
        let today = mine.values[day]
        let yesterday = day > 0 ? mine.values[day - 1] : today
        let fine = own.series[Self.fine].values[day]
        let coarse = own.series[Self.coarse].values[day]
        let other = column == Self.fine ? coarse : fine
        return [today, mine.weekMean(day), today - yesterday, fine - coarse, other]
            + upstream.map { $0.series[column].values[day] } + [1]
    }
}
