/// What a row means beside what is known.
enum Verdict: Hashable {
    /// Nothing was known: revision 0.
    case new
    /// The row says what is known, or what its file said before another file corrected it.
    case unchanged
    /// The row says something else: the next revision.
    case correction(revision: Int)
    /// It is about a time that is no longer held.
    case tooOld
}

/// Who said what: the latest word about an hour or a day.
struct Claim: Hashable, Sendable {
    /// The fingerprint of the values.
    let content: UInt64
    /// The fingerprint of the file's name.
    let file: UInt32
    let revision: Int
}

/// Words that were corrected since. When their file grows and is read again, they are no news.
struct OldNews: Hashable, Sendable {
    struct Word: Hashable, Sendable {
        /// The hour of the day, or the day.
        let slot: Int
        let file: UInt32
        let content: UInt64
    }

    private(set) var words: [Word]

    init(words: [Word] = []) { self.words = words }

    mutating func add(_ claim: Claim, slot: Int, maximum: Int) {
        words.append(Word(slot: slot, file: claim.file, content: claim.content))
        if words.count > maximum { words.removeFirst() }
    }

    func holds(slot: Int, file: UInt32, content: UInt64) -> Bool {
        words.contains(Word(slot: slot, file: file, content: content))
    }

    /// The verdict on a row when `latest` is the last word about its slot.
    func verdict(slot: Int, file: UInt32, content: UInt64, latest: Claim?) -> Verdict {
        guard let latest else { return .new }
        guard latest.content != content, !(latest.file != file && holds(slot: slot, file: file, content: content)) else {
            return .unchanged
        }
        return .correction(revision: latest.revision + 1)
    }
}

// MARK: - Snapshots

extension OldNews.Word {
    /// `slot,file,content`
    var text: String { "\(slot),\(file),\(content)" }

    init?(_ text: Substring) {
        let parts = text.split(separator: ",")
        guard parts.count == 3, let slot = Int(parts[0]), let file = UInt32(parts[1]), let content = UInt64(parts[2]) else { return nil }
        self.init(slot: slot, file: file, content: content)
    }
}
