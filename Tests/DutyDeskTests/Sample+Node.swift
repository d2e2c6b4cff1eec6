import Runtime
import Testing

// MARK: - A node with a desk

extension Sample {
    /// Its journal and its desk, on whichever port is free unless one is named, in a folder that is ready.
    static func node(in folder: String, port: Int = 0) throws -> NodeConfiguration {
        let yaml = """
            side: local
            realm: actual
            data: \(folder)
            playbooks: \(folder)
            services: [journal, desk]
            desk: {host: 127.0.0.1, port: \(port)}
            """
        let configuration = try #require(NodeConfiguration.read(yaml, file: folder + "/node.yaml").value)
        try configuration.folder.prepare()
        return configuration
    }
}
