/// The index cut where an edition's rules (and others that are compared with it) cut it: between two cuts all values mean the same, so
/// one of each class stands for all.
struct SmallModel {
    /// The largest value of each class, in order.
    let constants: [Int]

    /// Courses tried at most; decides how long they are.
    static let maximumCourses = 20_000

    init(_ editions: CriteriaEdition...) {
        let cuts = editions.flatMap { edition in
            edition.levels.flatMap(\.anyOf).flatMap(\.allOf).map(\.above) + [edition.lifting.below - 1]
        }
        constants = Set(cuts.filter { $0 > 0 && $0 < 500 } + [500]).sorted()
    }

    /// The longest courses of which all can be tried.
    var longest: Int {
        var (length, count) = (1, constants.count)
        while count * constants.count <= Self.maximumCourses, length < 12 { (length, count) = (length + 1, count * constants.count) }
        return length
    }

    /// Every course of a length.
    func courses(of length: Int) -> [[Int]] {
        (0..<length).reduce([[]]) { courses, _ in courses.flatMap { course in constants.map { course + [$0] } } }
    }
}
