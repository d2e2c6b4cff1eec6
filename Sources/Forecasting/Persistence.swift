import AirQuality

/// How much of an anomaly is left after some days: for each pollutant and lag the regression of an anomaly on the one `lag` days
/// before, from the history. Between 0 and `most`, and never rising with the lag.
struct Persistence {
    private let shares: [[Double]]

    /// An anomaly never stays as it is.
    static let most = 0.98
    /// With fewer pairs of days nothing is carried forward.
    static let fewestPairs = 30

    init(of anomalies: Anomalies, lags: Int) {
        shares = (0..<Anomalies.width).map { column in
            var previous = Self.most
            return (1...lags).map { lag in
                previous = min(max(Self.regression(in: anomalies, column, lag), 0), previous)
                return previous
            }
        }
    }

    /// The share that is left after `lag` days, from 1.
    func share(_ column: Int, after lag: Int) -> Double { shares[column][lag - 1] }

    private static func regression(in anomalies: Anomalies, _ column: Int, _ lag: Int) -> Double {
        guard anomalies.days > lag else { return 0 }
        var (pairs, product, square) = (0, 0.0, 0.0)
        for row in lag..<anomalies.days {
            let before = anomalies.observed[(row - lag) * Anomalies.width + column]
            let after = anomalies.observed[row * Anomalies.width + column]
            guard !before.isNaN, !after.isNaN else { continue }
            pairs += 1
            product += before * after
            square += before * before
        }
        return pairs >= fewestPairs && square > 0 ? product / square : 0
    }
}
