extension Hindcast {
    /// What forecasts, with its version: the model is that of operation.
    package static var method: String { Forecaster.method }
}
