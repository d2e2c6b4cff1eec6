package import Chronology

/// The snapshot that a consultation argues about.
package struct ConsultationEvidence: Hashable, Sendable, Codable {
    /// Nothing later is in it.
    package let cutoff: Timestamp
    /// The forecasts of the area's places.
    package let forecasts: [ForecastRef]
    /// Day by day, the outlook of each place.
    package let days: [Day]
    /// How likely each level is.
    package let criteria: [Criterion]
    /// The last days assessed.
    package let observed: [ObservedIndex]

    package init(cutoff: Timestamp, forecasts: [ForecastRef], days: [Day], criteria: [Criterion], observed: [ObservedIndex]) {
        self.cutoff = cutoff
        self.forecasts = forecasts
        self.days = days
        self.criteria = criteria
        self.observed = observed
    }
}

extension ConsultationEvidence {
    /// A forecast it rests on.
    package struct ForecastRef: Hashable, Sendable, Codable {
        /// Division code.
        package let place: String
        /// The id of the event.
        package let forecast: String
        /// When it was issued.
        package let issued: Timestamp
        /// The method, with its version.
        package let method: String
        /// The sources of guidance that it used.
        package let guidance: [String]

        package init(place: String, forecast: String, issued: Timestamp, method: String, guidance: [String]) {
            self.place = place
            self.forecast = forecast
            self.issued = issued
            self.method = method
            self.guidance = guidance
        }
    }

    /// A day of a place in the forecast.
    package struct Day: Hashable, Sendable, Codable {
        /// Division code.
        package let place: String
        /// The day, in Beijing.
        package let date: CalendarDate
        /// Of the index, the 10 % quantile.
        package let low: Int
        /// The median.
        package let middle: Int
        /// The 90 % quantile.
        package let high: Int
        /// The most likely primary pollutant, by code.
        package let primary: String?
        /// The probability that it is a dust day.
        package let dust: Double?

        package init(place: String, date: CalendarDate, low: Int, middle: Int, high: Int, primary: String? = nil, dust: Double? = nil) {
            self.place = place
            self.date = date
            self.low = low
            self.middle = middle
            self.high = high
            self.primary = primary
            self.dust = dust
        }
    }

    /// A level of the criteria in force.
    package struct Criterion: Hashable, Sendable, Codable {
        /// The edition.
        package let edition: String
        /// The level.
        package let level: WarningLevel
        /// That it is met.
        package let probability: Double
        /// At which it fires.
        package let threshold: Double

        package init(edition: String, level: WarningLevel, probability: Double, threshold: Double) {
            self.edition = edition
            self.level = level
            self.probability = probability
            self.threshold = threshold
        }
    }

    /// A day that is over.
    package struct ObservedIndex: Hashable, Sendable, Codable {
        /// Division code.
        package let place: String
        /// The day, in Beijing.
        package let date: CalendarDate
        /// The daily index; nil when the standard allows none.
        package let aqi: Int?
        /// Whether it was a dust day; nil when that could not be decided.
        package let dust: Bool?

        package init(place: String, date: CalendarDate, aqi: Int? = nil, dust: Bool? = nil) {
            self.place = place
            self.date = date
            self.aqi = aqi
            self.dust = dust
        }
    }
}
