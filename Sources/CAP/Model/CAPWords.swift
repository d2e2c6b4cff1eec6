/// One of CAP's code lists; the raw value is the word in the message.
package protocol CAPWord: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// How a message is to be handled (CAP 1.2 §3.2.1 status).
package enum CAPStatus: String, CAPWord {
    case actual = "Actual"
    case exercise = "Exercise"
    case system = "System"
    case test = "Test"
    case draft = "Draft"
}

/// What a message is to the ones before it (CAP 1.2 §3.2.1 msgType).
package enum CAPMessageType: String, CAPWord {
    case alert = "Alert"
    case update = "Update"
    case cancel = "Cancel"
    case ack = "Ack"
    case error = "Error"
}

/// Whom a message is for (CAP 1.2 §3.2.1 scope).
package enum CAPScope: String, CAPWord {
    case `public` = "Public"
    case restricted = "Restricted"
    case `private` = "Private"
}

/// What kind of thing happens (CAP 1.2 §3.2.2 category).
package enum CAPCategory: String, CAPWord {
    case geo = "Geo"
    case met = "Met"
    case safety = "Safety"
    case security = "Security"
    case rescue = "Rescue"
    case fire = "Fire"
    case health = "Health"
    case env = "Env"
    case transport = "Transport"
    case infra = "Infra"
    case cbrne = "CBRNE"
    case other = "Other"
}

/// What people should do (CAP 1.2 §3.2.2 responseType).
package enum CAPResponseType: String, CAPWord {
    case shelter = "Shelter"
    case evacuate = "Evacuate"
    case prepare = "Prepare"
    case execute = "Execute"
    case avoid = "Avoid"
    case monitor = "Monitor"
    case assess = "Assess"
    case allClear = "AllClear"
    case none = "None"
}

/// How soon (CAP 1.2 §3.2.2 urgency).
package enum CAPUrgency: String, CAPWord {
    case immediate = "Immediate"
    case expected = "Expected"
    case future = "Future"
    case past = "Past"
    case unknown = "Unknown"
}

/// How bad (CAP 1.2 §3.2.2 severity).
package enum CAPSeverity: String, CAPWord {
    case extreme = "Extreme"
    case severe = "Severe"
    case moderate = "Moderate"
    case minor = "Minor"
    case unknown = "Unknown"
}

/// How sure (CAP 1.2 §3.2.2 certainty).
package enum CAPCertainty: String, CAPWord {
    case observed = "Observed"
    case likely = "Likely"
    case possible = "Possible"
    case unlikely = "Unlikely"
    case unknown = "Unknown"
}

extension CAPWord {
    /// All words of the list, as a message may have them.
    package static var words: [String] { allCases.map(\.rawValue) }
}
