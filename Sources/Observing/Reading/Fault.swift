/// A row, or a file, that was kept aside.
struct Fault: Hashable {
    /// The line on which the row begins; 1 for the file.
    let line: Int
    let reason: FaultReason
    /// The row itself, its first characters.
    let content: String

    /// Characters of a row that are kept with its fault.
    static let maximumContent = 400

    init(line: Int, reason: FaultReason, content: some StringProtocol) {
        self.line = line
        self.reason = reason
        self.content = String(content.prefix(Self.maximumContent))
    }
}

/// What a file says, before it is compared with what is known.
struct FileContents {
    var layout: FileLayout?
    var hours: [HourStatement] = []
    var days: [DayStatement] = []
    var judgement: PublishedJudgement = []
    /// In order of line.
    var faults: [Fault] = []
    /// Rows behind `faults`: a shared fault stands once and counts all its rows.
    var faultyRows = 0
    /// Shared faults that have been reported.
    private var shared: Set<FaultReason> = []

    /// Keeps a row aside.
    mutating func keepAside(_ fault: Fault) {
        faultyRows += 1
        guard !fault.reason.isShared || shared.insert(fault.reason).inserted else { return }
        guard faults.count <= Intake.maximumFaults else { return }
        faults.append(faults.count == Intake.maximumFaults ? Fault(line: fault.line, reason: .tooManyFaults, content: "") : fault)
    }
}

/// What of the network's own judgement a file holds beside the values.
struct PublishedJudgement: OptionSet, Hashable {
    let rawValue: UInt8
    static let index = PublishedJudgement(rawValue: 1)
    static let primary = PublishedJudgement(rawValue: 2)
}
