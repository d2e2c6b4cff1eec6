import Calling
import Chronology
import Duty
import Events
import Foundation
import Wording

/// The outlook as one JSON object. Ids, not names: the playbooks have those.
enum DutyRecord {
    static func line(_ outlook: DutyOutlook) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Record(outlook)), as: UTF8.self)
    }

    private struct Record: Encodable {
        /// The exercise that it is about; nil in the real world.
        let exercise: String?
        let at: Timestamp
        let until: Timestamp
        let posts: [Post]
        let findings: [Found]
        let unreadable: Int

        init(_ outlook: DutyOutlook) {
            exercise = outlook.reading.mark?.exercise
            at = outlook.reading.now
            until = outlook.until
            posts = outlook.posts.map(Post.init)
            findings = outlook.findings.map(Found.init)
            unreadable = outlook.reading.unreadable
        }
    }

    private struct Post: Encodable {
        let post: String
        let side: String
        /// `settled`, `overdue` or `nobody`; nil where nobody can know.
        let handover: String?
        let shifts: [Stretch]

        init(_ post: DutyOutlook.Post) {
            self.post = post.id
            side = post.side.rawValue
            handover =
                switch post.handover {
                case .nobody: "nobody"
                case .settled: "settled"
                case .overdue: "overdue"
                case nil: nil
                }
            shifts = post.shifts.map(Stretch.init)
        }
    }

    private struct Stretch: Encodable {
        let from: Timestamp
        let until: Timestamp
        /// Nil when nobody has the post.
        let person: String?
        /// Who is absent, when that is why.
        let absent: String?
        /// `plan`, `swap`, `take-over` or `stand-in`.
        let ground: String
        /// The swap's number.
        let change: String?
        /// In whose place.
        let insteadOf: String?

        init(_ shift: Shift) {
            from = shift.from
            until = shift.until
            person = shift.holder.person
            absent = if case .absent(let id) = shift.holder { id } else { nil }
            (ground, change, insteadOf) =
                switch shift.ground {
                case .plan: ("plan", nil, nil)
                case .swap(let change): ("swap", change, nil)
                case .takeOver: ("take-over", nil, nil)
                case .standIn(let person): ("stand-in", nil, person)
                }
        }
    }

    private struct Found: Encodable {
        let from: Timestamp
        let until: Timestamp
        let posts: [String]
        let leavesNobody: Bool
        let text: Bilingual
        let remedy: Bilingual

        init(_ finding: RosterFinding) {
            from = finding.from
            until = finding.until
            posts = finding.posts
            leavesNobody = finding.leavesNobody
            text = finding.text
            remedy = finding.remedy
        }
    }
}
