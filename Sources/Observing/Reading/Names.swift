import Region

/// Whose the names in a file are.
enum Names {
    /// Stations and places that the region knows, by their codes; nobody else's rows are read.
    case of(Region)
    /// Whatever the file writes, for any city.
    case asWritten

    /// The station whose hours a name stands for: a station, or a place that has none and is given as a city. Nil for a name not known.
    func source(named name: String) -> (station: String, place: String)? {
        switch self {
        case .asWritten: return (name, name)
        case .of(let region):
            if let station = region.station(name) { return (station.code, station.place) }
            guard let place = region.place(named: name), region.stations(in: place.code).isEmpty else { return nil }
            return (place.code, place.code)
        }
    }

    /// The code of the place whose days a name stands for; nil for a name not known.
    func place(named name: String) -> String? {
        switch self {
        case .asWritten: name
        case .of(let region): region.place(named: name)?.code
        }
    }
}
