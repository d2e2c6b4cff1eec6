import Foundation
import Runtime

extension Playbooks {
    /// A node's. Where there is no folder at all, the files that are missing in it say less than the line that names it.
    /// - Parameter file: the node's, as it was given.
    /// - Throws: `Complaint` without a folder, else `Findings`.
    static func load(of configuration: NodeConfiguration, in file: String) throws -> Playbooks {
        let folder = configuration.playbooks
        guard (try? FileManager.default.contentsOfDirectory(atPath: folder)) != nil else {
            let parent = URL(filePath: folder).deletingLastPathComponent().path
            throw Complaint(
                "there is no folder \(folder), or this account may not read it 没有预案目录；it is named by the line ‘playbooks:’ in \(file): "
                    + "write the path of a folder Playbooks there, or copy the one beside README.md: "
                    + "mkdir -p \(parent) && cp -r Playbooks \(folder)")
        }
        return try load(from: folder)
    }
}
