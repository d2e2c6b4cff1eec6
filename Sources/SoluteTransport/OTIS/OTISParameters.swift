/// The parameter and the flow file (Runkel 1998, USGS Water-Resources Investigations Report 98-4018, chapter 4), with their own units:
/// hours, and metres, seconds and mg/l for the rest.
struct OTISParameters {
    struct Reach {
        let segments: Int
        let length: Double
        let dispersion: Double
        let storageArea: Double
        let exchange: Double
        var decay = 0.0
        var storageDecay = 0.0
    }

    /// Where output was asked for.
    struct Printing {
        var locations: [Double] = []
        /// Else the middle of the segment above was printed.
        var isInterpolated = false
    }

    let title: String
    let printInterval: Double
    let step: Double
    let begin: Double
    let end: Double
    let start: Double
    private(set) var reaches: [Reach] = []
    private(set) var printing = Printing()
    /// Hours and values: concentrations, or g/s if `isFlux`.
    private(set) var boundary: [(time: Double, value: Double)] = []
    private(set) var shape = TimeSeries.Shape.stepwise
    private(set) var isFlux = false

    init(_ text: String, file: String) throws(OTISError) {
        var records = OTISRecords(text, file: file)
        title = try records.text("a title")
        _ = try records.number("the print option")
        printInterval = try records.number("the print interval in hours")
        step = try records.number("the time step in hours")
        guard step > 0 else { throw records.unsupported("a time step of 0 asks for a steady state; only what changes is computed") }
        begin = try records.number("the starting time in hours")
        end = try records.number("the final time in hours")
        guard end > begin, printInterval > 0 else { throw records.damaged("a final time after the starting time, and a print interval") }
        start = try records.number("the starting distance")
        guard try records.number("the downstream boundary condition") == 0 else {
            throw records.unsupported("a dispersive flux at the lower end is not computed; only 0 is")
        }
        try readReaches(&records)
        try readSolute(&records)
        try readPrinting(&records)
        try readBoundary(&records)
    }

    private mutating func readReaches(_ records: inout OTISRecords) throws(OTISError) {
        let count = try records.counts(1, "the number of reaches")[0]
        for _ in 0..<count {
            let values = try records.numbers(5, "segments, length, dispersion, storage area and exchange of a reach")
            let isPossible = values[0] >= 1 && values[0] < 1e6 && values[1] > 0 && values.allSatisfy { $0 >= 0 }
            guard isPossible, values[4] == 0 || values[3] > 0 else { throw records.damaged("figures of a reach that can be") }
            reaches.append(
                Reach(segments: Int(values[0]), length: values[1], dispersion: values[2], storageArea: values[3], exchange: values[4]))
        }
        guard !reaches.isEmpty else { throw records.damaged("at least one reach") }
    }

    private mutating func readSolute(_ records: inout OTISRecords) throws(OTISError) {
        let flags = try records.counts(3, "the number of solutes and the flags of decay and sorption")
        guard flags[0] == 1 else { throw records.unsupported("\(flags[0]) solutes; give them one at a time") }
        guard flags[2] == 0 else {
            throw records.unsupported("sorption is not computed; only conservative solutes and first-order decay are")
        }
        guard flags[1] != 0 else { return }
        for reach in reaches.indices {
            let values = try records.numbers(2, "the decay in the channel and in the storage of a reach")
            guard values.allSatisfy({ $0 >= 0 }) else { throw records.damaged("decay that is not negative") }
            (reaches[reach].decay, reaches[reach].storageDecay) = (values[0], values[1])
        }
    }

    private mutating func readPrinting(_ records: inout OTISRecords) throws(OTISError) {
        let flags = try records.counts(2, "the number of print locations and whether to interpolate")
        printing.isInterpolated = flags[1] != 0
        let length = reaches.reduce(0) { $0 + $1.length }
        for _ in 0..<flags[0] {
            let location = try records.number("a print location")
            guard (start...(start + length)).contains(location) else { throw records.damaged("a print location between both ends") }
            printing.locations.append(location)
        }
    }

    private mutating func readBoundary(_ records: inout OTISRecords) throws(OTISError) {
        let flags = try records.counts(2, "the number and the kind of the upstream boundary conditions")
        guard flags[0] > 0, (1...3).contains(flags[1]) else { throw records.damaged("a boundary condition of kind 1, 2 or 3") }
        isFlux = flags[1] == 2
        shape = flags[1] == 3 ? .linear : .stepwise
        for _ in 0..<flags[0] {
            let values = try records.numbers(2, "the time in hours and the value of a boundary condition")
            guard values[1] >= 0, values[0] >= boundary.last?.time ?? -.infinity else {
                throw records.damaged("boundary conditions in order and not negative")
            }
            boundary.append((values[0], values[1]))
        }
    }
}

/// The flow file.
struct OTISFlow {
    struct Reach {
        let inflow: Double
        let outflow: Double
        let area: Double
        let concentration: Double
    }

    let discharge: Double
    private(set) var reaches: [Reach] = []

    init(_ text: String, file: String, reaches count: Int) throws(OTISError) {
        var records = OTISRecords(text, file: file)
        guard try records.number("the interval of the flow in hours") == 0 else {
            throw records.unsupported("unsteady flow is not read; give an experiment in steady flow")
        }
        discharge = try records.number("the discharge at the upper end")
        guard discharge > 0 else { throw records.damaged("a discharge above 0") }
        for _ in 0..<count {
            let values = try records.numbers(4, "lateral inflow, outflow, area and concentration of the inflow of a reach")
            guard values.allSatisfy({ $0 >= 0 }), values[2] > 0 else { throw records.damaged("figures of a reach that can be") }
            guard values[0] == 0 || values[1] == 0 else {
                throw records.unsupported("inflow and outflow along the same reach; divide it into one of each")
            }
            reaches.append(Reach(inflow: values[0], outflow: values[1], area: values[2], concentration: values[3]))
        }
    }
}
