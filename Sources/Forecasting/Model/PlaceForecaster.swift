import AirQuality


/// All quantities of one place, forecast together day after day.
struct PlaceForecaster: Sendable {
    let quantities: [Quantity]
    private var series: [SeriesForecaster]
    private let layout: PredictorLayout

    init(_ quantities: [Quantity], layout: PredictorLayout, leads: Int, ceilings: [Double], model: (Quantity) -> StructuralModel) {
        self.quantities = quantities
        self.layout = layout
        let components: [Component] =
            [.persistence, .recent] + (layout.upstream > 0 ? [.upstream] : []) + layout.guidance.indices.map { .guidance($0) }
            + [.season, .wideSeason]
        series = zip(quantities, ceilings).map { quantity, ceiling in
            SeriesForecaster(model: model(quantity), components: components, layout: layout, leads: leads, ceiling: ceiling)
        }
    }

    /// Passes one day: `values` in the order of the quantities.
    mutating func pass(day: Int, values: [Double?], slots: [DayOfSeason]) {
        for index in series.indices { series[index].pass(day: day, value: values[index], slots: slots) }
    }

    /// - Parameters:
    ///   - own: departures of this place, by quantity, through `day`.
    ///   - upstream: departures of each upstream place, by quantity.
    ///   - guidance: predictors of a source for a lead, the same for all quantities.
    /// - Returns: by quantity and lead, 19 quantiles.
    mutating func issue(
        day: Int, slots: [DayOfSeason], own: [Departures], upstream: [[Departures]],
        guidance: (_ source: Int, _ lead: Int) -> [Double]?
    ) -> [[[Double]]] {
        series.indices.map { index in
            let predictors = predictors(index, day: day, own: own, upstream: upstream)
            return series[index].issue(day: day, slots: slots, predictors: predictors, guidance: guidance)
        }
    }

    private func predictors(_ index: Int, day: Int, own: [Departures], upstream: [[Departures]]) -> [Double] {
        let mine = own[index]
        let today = mine.values[day]
        let fine = quantities.firstIndex(of: .pollutant(.pm25)).map { own[$0].values[day] } ?? 0
        let coarse = quantities.firstIndex(of: .pollutant(.pm10)).map { own[$0].values[day] } ?? 0
        let other = quantities[index].isPM25 ? coarse : fine
        return [today, mine.weekMean(day), today - (day > 0 ? mine.values[day - 1] : today), fine - coarse, other]
            + upstream.map { $0[index].values[day] } + [1]
    }
}
