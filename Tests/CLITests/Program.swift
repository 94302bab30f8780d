import BelfryTestSupport
import Foundation

/// What a run of the program left.
struct Outcome {
  var status: Int32
  var output: String
  var errors: String
}

/// The program as it was built with the tests.
enum Program {
  static let root = Tool.root

  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("belfry").path
  }()

  /// Runs the program in a folder.
  ///
  /// - Parameter path: Folders of `PATH`, where they are not those of the tests.
  static func run(
    _ arguments: [String], in folder: URL = root, path folders: String? = nil
  ) throws -> Outcome {
    let process = Process()
    if let folders {
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = folders
      environment["DOCKER_HOST"] = nil
      process.environment = environment
    }
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let name = UUID().uuidString
    let files = ["out", "err"].map {
      FileManager.default.temporaryDirectory.appendingPathComponent("\(name).\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    for file in files { FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// An empty folder that is removed after the body.
  static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
