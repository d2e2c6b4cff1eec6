package import Wording

extension [Finding] {
    /// Reports every identifier that appears again, naming where it appeared first.
    package mutating func requireUnique(_ identifiers: some Sequence<Located<String>>, _ noun: Bilingual) {
        var first: [String: Mark] = [:]
        for identifier in identifiers {
            if let mark = first[identifier.value] {
                append(Finding(at: identifier.mark, .repeatedIdentifier(identifier.value, noun: noun, first: mark)))
            } else {
                first[identifier.value] = identifier.mark
            }
        }
    }

    /// Reports every reference to something that does not exist, with what was probably meant.
    package mutating func requireKnown(
        _ references: some Sequence<Located<String>>, among known: some Collection<String>, _ noun: Bilingual
    ) {
        let names = Set(known)
        for reference in references where !names.contains(reference.value) {
            let meant = Spelling.nearest(to: reference.value, among: names.sorted())
            append(Finding(at: reference.mark, .unknownReference(reference.value, noun: noun, meant: meant)))
        }
    }
}
