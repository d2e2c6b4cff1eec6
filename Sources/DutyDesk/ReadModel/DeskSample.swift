package import Chronology
import Events

/// What was found in one bottle, or at one reading.
package struct DeskSample: Codable, Hashable, Sendable {
    package let id: String
    package let watercourse: String?
    package let kilometre: Double
    /// The target or monitor at which it was taken.
    package let section: String?
    package let substance: String
    package let sampled: Timestamp
    /// Nil below the detection limit.
    package let milligramsPerLitre: Double?
    package let detectionLimit: Double?
    package let bank: String?
    package let isAutomatic: Bool
    package let post: String
    package let remark: String?

    /// Characters of a remark, at most.
    static let maximumRemark = 200

    init(_ sample: SampleRecorded) {
        (id, watercourse, kilometre, section) = (sample.sample, sample.watercourse, sample.kilometre, sample.section)
        (substance, sampled) = (sample.substance, sample.sampled)
        (milligramsPerLitre, detectionLimit, bank) = (sample.milligramsPerLitre, sample.detectionLimit, sample.bank)
        (isAutomatic, post) = (sample.isAutomatic, sample.post)
        remark = sample.remark.map { String($0.prefix(Self.maximumRemark)) }
    }
}
