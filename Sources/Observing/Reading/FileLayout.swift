/// The layouts of the network's files that are known, told apart by their header.
package enum FileLayout: String, Hashable, Sendable, CaseIterable {
    /// `Date,Hour,WatchPoint,AQI,…`: a row for each station and hour.
    case stationHours = "station-hours"
    /// `date,hour,type,` and a column for each station or city: a row for each hour and pollutant.
    case networkHours = "network-hours"
    /// `city,date,aqi,…`: a row for each city and day.
    case cityDays = "city-days"

    /// Nil for a header of none of them. Upper and lower case and blanks do not matter, nor does the order of columns behind the first.
    package init?(header: [String]) {
        let names = header.map(Cell.name)
        if names.starts(with: ["date", "hour", "type"]), names.count > 3 {
            self = .networkHours
        } else if Set(["date", "hour", "watchpoint"]).isSubset(of: names) {
            self = .stationHours
        } else if Set(["city", "date"]).isSubset(of: names) {
            self = .cityDays
        } else {
            return nil
        }
    }

    /// What `FileRead` says of a file whose layout was not recognised.
    package static let unknownName = "unknown"
}
