extension Hindcast {
    /// What forecasts, with its version: the same as in operation.
    package static var method: String { Forecaster.method }
}
