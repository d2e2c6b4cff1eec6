package import Chronology

/// The daily values of one place for a hindcast.
package struct HindcastPlace: Sendable {
    /// As it is called in the result.
    package let name: String
    package let first: CalendarDate
    /// By day from `first` on, then in the order of `Quantity.all`, in their units; nil where missing.
    package let values: [[Double?]]

    package init(name: String, first: CalendarDate, values: [[Double?]]) {
        self.name = name
        self.first = first
        self.values = values
    }

    package var last: CalendarDate { first.advanced(by: values.count - 1) }

    func values(on date: CalendarDate) -> [Double?] {
        let row = first.distance(to: date)
        return values.indices.contains(row) ? values[row] : Array(repeating: nil, count: Quantity.all.count)
    }
}

/// What a guidance source said of each day, for hindcasts.
package struct HindcastGuidance: Sendable {
    package let name: String
    /// How many predictors a day has.
    package let count: Int
    /// The predictors of a valid day as they were known at the end of the day of issue; nil where there are none.
    package let predictors: @Sendable (_ issued: CalendarDate, _ valid: CalendarDate) -> [Double]?

    package init(name: String, count: Int, predictors: @escaping @Sendable (_ issued: CalendarDate, _ valid: CalendarDate) -> [Double]?) {
        self.name = name
        self.count = count
        self.predictors = predictors
    }
}
