/// Which files of a folder of maps have to be written anew. Pure: whoever has the folder says what is in it.
package enum SheetFolder {
    /// A file to be written.
    package struct Change: Hashable, Sendable {
        /// `yarkand-kaqun-shache.svg`.
        package let file: String
        package let svg: String
    }

    package static let ending = ".svg"

    /// The sheets of which the folder has no file, or one of another version.
    ///
    /// - Parameter existing: the text of a file of the folder; nil when it is not there.
    package static func changes(_ sheets: [Sheet], existing: (String) -> String?) -> [Change] {
        sheets.compactMap { sheet in
            let file = sheet.id + ending
            let svg = sheet.svg
            if let old = existing(file), let version = Sheet.version(of: old), version == Sheet.version(of: svg) { return nil }
            return Change(file: file, svg: svg)
        }
    }

    /// Files of this river's maps that no sheet belongs to any more: of a reach that was renamed or taken away.
    ///
    /// - Parameter sheets: all of the river.
    package static func leftovers(_ sheets: [Sheet], river: String, files: [String]) -> [String] {
        let current = Set(sheets.map { $0.id + ending })
        return files.filter { file in
            file.hasSuffix(ending) && (file == river + ending || file.hasPrefix(river + "-")) && !current.contains(file)
        }.sorted()
    }
}
