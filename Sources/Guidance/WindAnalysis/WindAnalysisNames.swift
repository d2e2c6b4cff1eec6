/// `date,lon,lat,u_ms,v_ms`: the daily mean wind near the ground on a grid, as cut from a reanalysis. Days are taken as they are written.
enum WindAnalysisColumn: String, CaseIterable {
    case date, lon, lat
    case u = "u_ms"
    case v = "v_ms"

    /// Degrees between a wanted point and the grid point that stands for it, at most, in each direction.
    static let reach = 1.0
}
