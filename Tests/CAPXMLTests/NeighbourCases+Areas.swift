// Where.

extension NeighbourCases {
    static let areas: [Case] = [
        Case(
            "a polygon of three pairs", "polygon.points", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.3,76.2 39.3,75.8", sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.3,75.8"),
        Case(
            "a polygon of one pair", "polygon.points", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8", broken: "39.3,75.8",
            sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.3,75.8"),
        Case(
            "an open polygon", "polygon.open", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8", sound: "39.30,75.80 39.3,76.2 39.6,76.2 39.3,75.8"),
        Case(
            "a polygon with a blank behind the comma", "polygon.form", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3, 75.8 39.3, 76.2 39.6, 76.2 39.3, 75.8", sound: "39.3,75.8\n 39.3,76.2\t39.6,76.2  39.3,75.8"),
        Case(
            "a polygon with semicolons", "polygon.form", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8;39.3,76.2;39.6,76.2;39.3,75.8", sound: "39.3,75.8\n 39.3,76.2\t39.6,76.2  39.3,75.8"),
        Case(
            "a polygon with heights", "polygon.form", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8,0 39.3,76.2,0 39.6,76.2,0 39.3,75.8,0", sound: "39.3,75.8\n 39.3,76.2\t39.6,76.2  39.3,75.8"),
        Case(
            "a polygon with degrees and minutes", "polygon.form", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39°18'N,75°48'E 39.3,76.2 39.6,76.2 39.3,75.8", sound: "39.3,75.8\n 39.3,76.2\t39.6,76.2  39.3,75.8"),
        Case(
            "a polygon with an exponent", "polygon.form", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "3.93e1,75.8 39.3,76.2 39.6,76.2 3.93e1,75.8", sound: "39.3,75.8\n 39.3,76.2\t39.6,76.2  39.3,75.8"),
        Case(
            "a polygon with not a number", "polygon.form", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "NaN,75.8 39.3,76.2 39.6,76.2 NaN,75.8", sound: "39.3,75.8\n 39.3,76.2\t39.6,76.2  39.3,75.8"),
        Case(
            "a polygon of equal points", "polygon.flat", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.3,75.8 39.3,75.8 39.3,75.8", sound: "39.3,75.8 39.3,75.9 39.4,75.8 39.3,75.8"),
        Case(
            "a polygon on one line", "polygon.flat", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.4,75.9 39.5,76.0 39.3,75.8", sound: "39.3,75.8 39.4,75.9 39.5,76.1 39.3,75.8"),
        Case(
            "a figure of eight", "polygon.crossed", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.6,76.2 39.3,76.2 39.6,75.8 39.3,75.8", sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8"),
        Case(
            "a figure of eight through a corner", "polygon.crossed", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39,75 39,76 40,77 41,76 40,75 39,76 38,75 39,75", sound: "39,75 39,76 40,77 41,76 40,75 39.5,74 39,75"),
        Case(
            "a corner on another side", "polygon.touches", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.3,76.2 39.6,76.2 39.3,76 39.6,75.8 39.3,75.8",
            sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.301,76 39.6,75.8 39.3,75.8"),
        Case(
            "a spike", "polygon.overlaps", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.3,76.2 39.3,76.5 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8"),
        Case(
            "a point twice in a row", "polygon.repeated-point", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "39.3,75.8 39.3,76.2 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8"),
        Case(
            "a polygon across the 180th meridian", "polygon.antimeridian", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "-20,179 -20,-179 -21,-179 -21,179 -20,179", sound: "-20,178 -20,180 -21,180 -21,178 -20,178"),
        Case(
            "a polygon around a pole", "polygon.pole", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "70,0 70,120 70,-120 70,0", sound: "70,0 70,120 70,100 69,50 70,0"),
        Case(
            "a latitude beyond the pole", "position.range", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "89,75.8 91,76.2 89,76.4 89,75.8", sound: "89,75.8 90,76.2 89,76.4 89,75.8"),
        Case(
            "longitude first", "position.swapped", "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8",
            broken: "75.8,39.3 76.2,39.3 76.2,39.6 75.8,39.6 75.8,39.3", sound: "39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8"),
        Case("longitude first in a circle", "position.swapped", "39.47,75.99 25", broken: "75.99,39.47 25", sound: "39.47,75.99 25"),
        Case(
            "longitude first in Italy", "position.perhaps-swapped", "39.47,75.99 25", broken: "12.5,41.9 25", sound: "41.9,12.5 25",
            both: Edit("warning.kashgar.example<", "meteo.example.it<"),
            Edit("<polygon>39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8</polygon>", "")),
        Case(
            "longitude first in America", "position.perhaps-swapped", "39.47,75.99 25", broken: "-80.2,25.8 25", sound: "25.8,-80.2 25",
            both: Edit("warning.kashgar.example<", "w@noaa.gov<"),
            Edit("<polygon>39.3,75.8 39.3,76.2 39.6,76.2 39.6,75.8 39.3,75.8</polygon>", "")),
        Case("a circle without radius", "circle.form", "39.47,75.99 25", broken: "39.47,75.99", sound: "39.47,75.99 0.5"),
        Case(
            "a circle with a comma before the radius", "circle.form", "39.47,75.99 25", broken: "39.47,75.99,25", sound: "39.47,75.99 25.0"),
        Case("a negative radius", "circle.radius", "39.47,75.99 25", broken: "39.47,75.99 -1", sound: "39.47,75.99 1"),
        Case("a radius in metres", "circle.large", "39.47,75.99 25", broken: "39.47,75.99 5000", sound: "39.47,75.99 5"),
        Case("a circle of nothing", "circle.point", "39.47,75.99 25", broken: "39.47,75.99 0.0", sound: "39.47,75.99 0.1"),
        Case("a ceiling without altitude", "ceiling.alone", "<altitude>0</altitude>", broken: "", sound: "<altitude>-5</altitude>"),
        Case("a ceiling below the altitude", "ceiling.below", "<ceiling>16000", broken: "<ceiling>-1", sound: "<ceiling>0"),
        Case("a division of five digits", "geocode.division", "<value>653101", broken: "<value>65310", sound: "<value>653101000000"),
        Case(
            "a SAME code of five digits", "geocode.form", "<valueName>GB/T 2260</valueName>\n        <value>653101",
            broken: "<valueName>SAME</valueName><value>06017", sound: "<valueName>SAME</valueName><value>006017"),
        Case(
            "a zone code without its letter", "geocode.form", "<valueName>GB/T 2260</valueName>\n        <value>653101",
            broken: "<valueName>UGC</valueName><value>CO001", sound: "<valueName>UGC</valueName><value>COZ001"),
    ]
}
