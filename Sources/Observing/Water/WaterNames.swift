import Wording

/// Whose the names in a file of water samples are: the monitors of the rivers' registers and what can be measured there.
package struct WaterNames: Sendable, Hashable {
    /// A monitor of a register.
    package struct Monitor: Sendable, Hashable {
        package let river: String
        /// Nil for the main stem.
        package let watercourse: String?
        package let kilometre: Double
        package let bank: String?
        /// The post that answers for its readings.
        package let post: String
        /// An automatic station, not a section where bottles are filled.
        package let isAutomatic: Bool

        package init(river: String, watercourse: String?, kilometre: Double, bank: String?, post: String, isAutomatic: Bool) {
            (self.river, self.watercourse, self.kilometre) = (river, watercourse, kilometre)
            (self.bank, self.post, self.isAutomatic) = (bank, post, isAutomatic)
        }
    }

    /// By id.
    package let monitors: [String: Monitor]
    /// Ids of substances and parameters.
    package let parameters: Set<String>

    package init(monitors: [String: Monitor], parameters: Set<String>) {
        (self.monitors, self.parameters) = (monitors, parameters)
    }
}
