import Calling
import Duty
import Events
import Foundation
import Journal
import Playbook
import Region

/// The playbooks about calling people, and what a node's journal has about them.
struct CallingFolder {
    let region: Region
    let duty: DutyPlan
    let plan: CallingPlan

    /// - Throws: `Findings` with what is wrong in the files.
    init(_ folder: String) throws(Findings) {
        let (files, unreadable) = PlaybookFolder.load(root: URL(filePath: folder).resolvingSymlinksInPath())
        let (region, regionFindings) = Region.read(files)
        guard let region else { throw Findings(unreadable + regionFindings) }
        let (duty, dutyFindings) = DutyPlan.read(files, region: region)
        guard let duty else { throw Findings(dutyFindings) }
        let (plan, planFindings) = CallingPlan.read(files, region: region, duty: duty)
        guard let plan else { throw Findings(planFindings) }
        (self.region, self.duty, self.plan) = (region, duty, plan)
    }

    /// Swaps, absences and hand-overs that a node has heard of.
    static func book(in journal: JournalFile) throws -> DutyBook {
        var book = DutyBook()
        try journal.events(prefixes: [Topic.prefix(journal.realm, typePrefix: "duty.")]) { stored in
            try book.take(Event(json: stored.body))
        }
        return book
    }

    /// Channels that take nothing now, as a node has written down.
    static func deadChannels(in journal: JournalFile, of side: Side) throws -> DeadChannels {
        var dead = DeadChannels()
        try journal.events(prefixes: [Topic.prefix(journal.realm, typePrefix: DeadChannels.typePrefix)]) { stored in
            try dead.take(Event(json: stored.body), of: side)
        }
        return dead
    }
}
