extension OpenMeteoNames {
    /// `ensemble-api.open-meteo.com/v1/ensemble`: the members of one model. Ask for one model at a time: with several, Open-Meteo adds the
    /// model to every name and nothing is recognised.
    static let ensemble = OpenMeteoNames(
        source: .openMeteoEnsemble, runs: RunEstimate(everyHours: 6, delayHours: 8),
        expected: expectedWeather.filter { $0 != .blh }, columns: weather, winds: winds)
}
