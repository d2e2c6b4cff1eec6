package import Foundation
import SystemPackage

/// A small file that is replaced as a whole.
package enum DurableFile {
    /// Writes beside the old file, brings that to the disk and gives it the name: after a crash or a power cut the old one or the new
    /// one is there, whole. A full disk leaves the old one.
    package static func write(_ data: Data, to path: String) throws {
        let part = path + ".part"
        do {
            try fill(part, data)
            guard unsafe rename(part, path) == 0 else { throw Errno(rawValue: errno) }
        } catch {
            unsafe unlink(part)
            throw error
        }
        try synchronise(folder: URL(filePath: path).deletingLastPathComponent().path)
    }

    private static func fill(_ path: String, _ data: Data) throws {
        let file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
        try file.closeAfter {
            _ = try file.writeAll(data)
            guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }

    /// The new name is on the disk only when its folder is.
    private static func synchronise(folder path: String) throws {
        let folder = try FileDescriptor.open(FilePath(path), .readOnly)
        try folder.closeAfter {
            guard fsync(folder.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }
}
