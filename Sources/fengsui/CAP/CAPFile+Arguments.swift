import ArgumentParser
import CAPXML
import Wording

extension CAPFile {
    /// Of the files that a command is given.
    static func checkCount(of names: [String]) throws {
        guard names.count <= maximumFiles else { throw ValidationError("at most \(maximumFiles) files at once") }
    }

    static let together = Bilingual(
        zh: "各文件合计超过 \(maximumBytesTogether >> 20) MiB，这一个不再与其他文件对照；请分批给出",
        en:
            "the files are more than \(maximumBytesTogether >> 20) MiB together, and this one is not held against the others; give fewer at once"
    )
}
