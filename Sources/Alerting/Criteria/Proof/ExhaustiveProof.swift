import Events
package import Playbook
import Wording

/// Tries every course of days up to a length, over the classes that an edition's thresholds cut, on the very code that warns. `fengsui
/// check` does it; a service that starts does not.
package struct ExhaustiveProof {
    package private(set) var findings: [Finding] = []
    /// How many courses were tried.
    package private(set) var courses = 0

    /// Tries all editions about the air in the files.
    package init(of files: PlaybookFiles) {
        for read in CriteriaFiles.read(files, except: WarningCriteria.others).air {
            tryAll(Subject(edition: read.edition, levels: read.levels, lifting: read.lifting))
        }
    }

    /// Tries one edition; what is wrong is marked at `mark`.
    package init(of edition: CriteriaEdition, at mark: Mark) {
        tryAll(Subject(edition: edition, levels: mark, lifting: mark))
    }

    /// An edition, and where findings about it go.
    private struct Subject {
        let edition: CriteriaEdition
        let levels: Mark
        let lifting: Mark
    }

    private mutating func tryAll(_ read: Subject) {
        let (edition, model) = (read.edition, SmallModel(read.edition))
        var highest: Set<WarningLevel?> = []
        for length in 1...model.longest {
            for course in model.courses(of: length) {
                courses += 1
                let level = edition.level(of: course)
                highest.insert(level)
                if let worse = Self.worse(than: course, of: level, edition, model.constants) { return report(worse, milder: course, read) }
                if level != nil, edition.isClear(course) { return report(clear: course, read) }
            }
        }
        for level in edition.levels.map(\.level) where !highest.contains(level) { report(neverHighest: level, model.longest, read) }
    }

    /// A course that is worse by one class on one day and yet of a lower level; there must be none.
    private static func worse(
        than course: [Int], of level: WarningLevel?, _ edition: CriteriaEdition, _ classes: [Int]
    ) -> [Int]? {
        guard let level else { return nil }
        for position in course.indices {
            guard let next = classes.first(where: { $0 > course[position] }) else { continue }
            var worse = course
            worse[position] = next
            if edition.level(of: worse).map({ $0 < level }) ?? true { return worse }
        }
        return nil
    }

    private mutating func report(_ worse: [Int], milder: [Int], _ read: Subject) {
        findings.append(
            Finding(
                at: read.levels,
                problem: Bilingual(
                    zh: "AQI \(worse.courseText) 比 \(milder.courseText) 重，级别却更低",
                    en: "the course \(worse.courseText) is worse than \(milder.courseText) and yet of a lower level"),
                remedy: Bilingual(zh: "核对各级别的阈值与时长", en: "check the thresholds and hours of the levels")))
    }

    private mutating func report(clear course: [Int], _ read: Subject) {
        findings.append(
            Finding(
                at: read.lifting,
                problem: Bilingual(
                    zh: "AQI \(course.courseText) 每一天都满足解除值，却达到预警条件",
                    en: "every day of the course \(course.courseText) is clear, and yet it meets a level"),
                remedy: Bilingual(zh: "降低解除值", en: "lift at a lower value")))
    }

    private mutating func report(neverHighest level: WarningLevel, _ length: Int, _ read: Subject) {
        guard (read.edition.criterion(level)?.anyOf ?? []).contains(where: { $0.allOf.allSatisfy { $0.days <= length } }) else { return }
        findings.append(
            Finding(
                at: read.levels,
                problem: Bilingual(
                    zh: "在 \(length) 天以内的所有过程中，\(level.rawValue) 从不是最高级别",
                    en: "among all courses of up to \(length) days ‘\(level.rawValue)’ is never the highest level"),
                remedy: Bilingual(zh: "核对各级别的阈值与时长", en: "check the thresholds and hours of the levels")))
    }
}

extension CriteriaEdition {
    fileprivate func isClear(_ course: [Int]) -> Bool { course.allSatisfy { lifting.isClear($0) } }
}
