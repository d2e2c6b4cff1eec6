package import Chronology

// One river, one plan, one map (一河一策一图): the river's network and register as GeoJSON and as sheets of paper. Pure: text in, text out;
// no clock, no files, no log.
//
// Geometry/      where kilometres are on the ground
//   RiverGeometry, CentreLine   lines per watercourse, read from rivers/<river>/geometry.geojson
//   Backdrop                    counties and towns, read from rivers/backdrop.geojson
//   Projection                  Lambert's conformal conic
// Content/       what is shown, as one value
//   MapSubject, MapEntry        made from a River and its Register, or by hand
//   MapIncident                 a plume at one time, and arrivals
// Layers/        RFC 7946
//   MapLayers
// Drawing/       what any sheet is drawn with
//   Drawing, Style, TextWidth   SVG in millimetres
//   Labelling, Spreading        names beside symbols, and along a line, none over another
// Sheet/         what stands where
//   Sheet                       A3, with its version
//   MapPanel, LegendPanel, TablePanel, StripPanel, TitlePanel, ImprintPanel
// SheetFolder    which files have to be written anew

/// The maps of a river.
package enum RiverMap {
    /// The river's sheet, its lists, then one sheet for each reach, downstream, watercourse by watercourse.
    ///
    /// - Parameter date: written on the sheets; it does not count for their versions.
    package static func sheets(_ subject: MapSubject, date: CalendarDate, incident: MapIncident? = nil) -> [Sheet] {
        let reaches = subject.courses.flatMap { course in
            course.reaches.map { Sheet.Extent.reach(watercourse: course.id, $0) }
        }
        let lists = (1...ListsPanel.pages(subject)).map { Sheet.Extent.lists(page: $0) }
        let extents = [.river] + lists + reaches
        return extents.enumerated().map { index, extent in
            Sheet(subject, extent: extent, number: index + 1, count: extents.count, date: date, incident: incident)
        }
    }
}
