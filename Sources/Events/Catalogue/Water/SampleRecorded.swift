package import Chronology

/// What was found in the water at one place and time, by hand or by an automatic monitor. Subject: the sample.
package struct SampleRecorded: EventPayload {
    package static let type = "water.sample.recorded"
    package static let version = 1

    /// The sample's number.
    package let sample: String
    /// The river's id in the playbook.
    package let river: String
    /// On which watercourse the kilometre counts; nil for the main stem.
    package let watercourse: String?
    /// Along the watercourse from its head, km.
    package let kilometre: Double
    /// The id of the target or monitor in the register at which it was taken; nil anywhere else.
    package let section: String?
    /// The id of the substance or parameter in the playbook.
    package let substance: String
    /// When the water was taken.
    package let sampled: Timestamp
    /// Found, mg/l; nil below the detection limit. For `ph` the pH and for `faecal-coliforms` the number per litre, which have no mg/l.
    package let milligramsPerLitre: Double?
    /// The least that the method can see, in the same unit; nil when it was not said.
    package let detectionLimit: Double?
    /// `left`, `right` or `middle`, looking downstream; nil when it was not said.
    package let bank: String?
    /// The river's flow there at that time, when measured.
    package let dischargeCubicMetresPerSecond: Double?
    /// The incident for which it was taken; nil for routine.
    package let incident: String?
    /// True for the reading of an automatic monitor, false for a bottle.
    package let isAutomatic: Bool
    /// The post that answers for it.
    package let post: String
    /// What has to be known to use it; nil when there is nothing.
    package let remark: String?

    package init(
        sample: String, river: String, watercourse: String? = nil, kilometre: Double, section: String? = nil, substance: String,
        sampled: Timestamp, milligramsPerLitre: Double?, detectionLimit: Double? = nil, bank: String? = nil,
        dischargeCubicMetresPerSecond: Double? = nil, incident: String? = nil, isAutomatic: Bool = false, post: String,
        remark: String? = nil
    ) {
        self.sample = sample
        self.river = river
        self.watercourse = watercourse
        self.kilometre = kilometre
        self.section = section
        self.substance = substance
        self.sampled = sampled
        self.milligramsPerLitre = milligramsPerLitre
        self.detectionLimit = detectionLimit
        self.bank = bank
        self.dischargeCubicMetresPerSecond = dischargeCubicMetresPerSecond
        self.incident = incident
        self.isAutomatic = isAutomatic
        self.post = post
        self.remark = remark
    }
}
