// swift-tools-version: 6.3
import PackageDescription

/// One strictness for every module of ours.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let http: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A module that computes for long, or that the simulator runs a million times: optimised in debug builds too, where tests would take several
/// times as long.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A module of ours and the modules its code may import: the arrows of the architecture, nothing else.
func module(_ name: String, _ imports: Target.Dependency..., resources: [Resource] = [], settings: [SwiftSetting] = []) -> Target {
    .target(name: name, dependencies: imports, resources: resources, swiftSettings: strict + settings)
}

/// The promises of a module, kept in the folder of its name.
func promises(of name: String, _ imports: Target.Dependency..., resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + imports,
        resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "fengsui",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "fengsui", targets: ["fengsui"]),
        .library(name: "ZeroMQ", targets: ["ZeroMQ"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        // The ground: time, files that people edit, and the wire.
        module("Chronology", settings: optimised),
        module("Wording"),
        module("Randomness"),
        module("Playbook", "Wording", yams),
        .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"]), .brew(["zeromq"])]),
        module("ZeroMQ", "CZeroMQ"),
        module("Events", "Chronology", "Wording", settings: optimised),
        module("Journal", "Events", "Chronology", "ZeroMQ", grdb, sqlite, crypto),
        module("Processing", "Events", "Chronology", settings: optimised),
        // The cores: pure, no clock, no network, no storage, no logger.
        module("Region", "Wording", "Events", "Chronology", "Playbook"),
        module("AirQuality", "Chronology"),
        module("Observing", "Wording", "AirQuality", "Region", "Events", "Chronology"),
        module("Guidance", "Wording", "Events", "Chronology"),
        .systemLibrary(name: "CEcCodes", providers: [.apt(["libeccodes-dev"]), .brew(["eccodes"])]),
        module("GRIB", "CEcCodes", "Guidance", "Chronology"),
        module(
            "Forecasting", "Guidance", "Randomness", "Wording", "Playbook", "AirQuality", "Region", "Events", "Chronology",
            settings: optimised),
        module("SoluteTransport", "Randomness", settings: optimised),
        module(
            "Rivers", "SoluteTransport", "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        module("RiverMap", "Rivers", "Wording", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        module("WaterIncidents", "Rivers", "Wording", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        module("Alerting", "Wording", "AirQuality", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        module("Responding", "Wording", "Rivers", "Region", "Events", "Chronology", "Playbook"),
        module("Duty", "Wording", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        module("Calling", "Duty", "Wording", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        module("Accord", "Wording", "Events", "Chronology", "Playbook", crypto, settings: optimised),
        module(
            "Drills", "Processing", "Alerting", "Calling", "Duty", "Accord", "Responding", "WaterIncidents", "Rivers", "AirQuality",
            "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook", settings: optimised),
        // Messages to the world and from it. SwiftPM warns that it passes no -D of xmlsec1's pkg-config on; shim.h has those that matter.
        module("CAP", "Wording", "Chronology", settings: optimised),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CXMLSec", pkgConfig: "xmlsec1-openssl", providers: [.apt(["libxmlsec1-dev", "libssl-dev"]), .brew(["libxmlsec1"])]),
        module(
            "CAPXML", "CAP", "CLibXML2", "CXMLSec", "Wording", "Chronology", resources: [.embedInCode("cap12.xsd")], settings: optimised),
        module("WarningMessages", "CAPXML", "CAP", "Region", "Wording", "Events", "Chronology"),
        // The shells: what touches the world.
        module(
            "Runtime", "Processing", "Accord", "Wording", "Playbook", "Journal", "Events", "Chronology", "ZeroMQ", log, lifecycle, signals,
            subprocess, system),
        module(
            "GuidanceShell", "Guidance", "Wording", "Playbook", "Events", "Chronology", http, log, subprocess, system,
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio")),
        module("Liaison", "Accord", "Wording", "Journal", "ZeroMQ", "Events", "Chronology", log),
        module(
            "Notifying", "Calling", "Duty", "Wording", "Playbook", "Region", "Runtime", "Processing", "Journal", "Events", "Chronology",
            http, crypto,
            log, mustache,
            subprocess, system, .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio")),
        module(
            "DutyDesk", "Calling", "Duty", "Wording", "Playbook", "Rivers", "Region", "AirQuality", "Runtime", "Processing", "Journal",
            "Events", "Chronology", hummingbird,
            .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"), log, lifecycle,
            resources: [.copy("Page")]),
        .executableTarget(
            name: "fengsui",
            dependencies: [
                "WarningMessages", "CAPXML", "CAP",
                "GuidanceShell", "GRIB", "Guidance",
                "Drills", "Notifying", "Calling", "Duty", "Accord", "Processing",
                "DutyDesk", "Liaison", "Runtime", "WaterIncidents", "Responding", "Alerting", "RiverMap", "Rivers", "SoluteTransport",
                "Forecasting", "Observing", "AirQuality", "Region", "Journal", "Events", "ZeroMQ", "Playbook", "Randomness", "Chronology",
                "Wording", arguments, crypto, log, subprocess, system, .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict),
        // What they promise.
        promises(of: "Chronology"),
        promises(of: "Randomness"),
        promises(of: "Wording"),
        promises(of: "Playbook", "Wording"),
        promises(of: "ZeroMQ"),
        promises(of: "Events", "Chronology", "Wording", resources: [.copy("Golden")]),
        promises(of: "Journal", "Events", "Chronology", "ZeroMQ", grdb),
        promises(of: "Processing", "Events", "Chronology"),
        promises(of: "Region", "Wording", "Events", "Chronology", "Playbook"),
        promises(of: "AirQuality", "Chronology"),
        promises(of: "Observing", "Wording", "AirQuality", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "Guidance", "Wording", "Events", "Chronology", resources: [.copy("Fixtures")]),
        promises(of: "GRIB", "Guidance", "Chronology", resources: [.copy("Fixtures")]),
        promises(of: "Forecasting", "Randomness", "Guidance", "Wording", "AirQuality", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "SoluteTransport", "Randomness"),
        promises(of: "Rivers", "SoluteTransport", "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "RiverMap", "Rivers", "Wording", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "WaterIncidents", "Rivers", "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "Alerting", "Randomness", "Wording", "AirQuality", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "Responding", "Wording", "Rivers", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "Duty", "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "Calling", "Duty", "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "Accord", "Randomness", "Wording", "Events", "Chronology", "Playbook", crypto),
        promises(
            of: "Drills", "Processing", "Alerting", "Calling", "Duty", "Accord", "Responding", "WaterIncidents", "Rivers", "AirQuality",
            "Randomness", "Wording", "Region", "Events", "Chronology", "Playbook"),
        promises(of: "CAP", "Randomness", "Wording", "Chronology"),
        promises(of: "CAPXML", "CAP", "Randomness", "Wording", "Chronology", resources: [.copy("Fixtures")]),
        promises(of: "WarningMessages", "CAPXML", "CAP", "Region", "Wording", "Events", "Chronology", resources: [.copy("Golden")]),
        promises(of: "Runtime", "Accord", "Processing", "Journal", "Events", "Chronology", "ZeroMQ", log),
        promises(
            of: "GuidanceShell", "Guidance", "Wording", "Playbook", "Events", "Chronology", log,
            .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio")),
        promises(
            of: "Notifying", "Calling", "Duty", "Wording", "Playbook", "Region", "Runtime", "Processing", "Journal", "ZeroMQ", "Events",
            "Chronology",
            crypto,
            log, .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio")),
        promises(of: "Liaison", "Accord", "Randomness", "Journal", "ZeroMQ", "Events", "Chronology", log),
        promises(
            of: "DutyDesk", "Calling", "Duty", "Events", "Chronology", "Journal", "Runtime", "Processing", "Rivers", "Region", "Wording",
            "Playbook", "ZeroMQ", hummingbird, log),
    ],
    swiftLanguageModes: [.v6]
)
