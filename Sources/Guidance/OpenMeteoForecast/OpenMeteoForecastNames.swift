extension OpenMeteoNames {
    /// `api.open-meteo.com/v1/forecast`: one run of one model, or the service's own mixture. Up to 16 days.
    static let forecast = OpenMeteoNames(
        source: .openMeteoForecast, runs: RunEstimate(everyHours: 6, delayHours: 6), expected: expectedWeather, columns: weather,
        winds: winds)
}
