package import Foundation

/// A real program that tests ask: one of the project's own tools, or the first of its name in PATH.
package struct Tool: Sendable {
  /// Where it is.
  package let path: String

  /// Nothing where it is not installed.
  package init?(_ name: String) {
    let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders =
      [Self.root.appendingPathComponent(".tools/bin").path]
      + search.split(separator: ":").map(String.init)
    let found = folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { return nil }
    path = found
  }

  /// The project's folder.
  package static let root: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  /// Runs it to its end.
  ///
  /// - Parameter withErrors: Whether what it writes to standard error belongs to its output.
  package func run(
    _ arguments: [String], in folder: URL? = nil, input: Data? = nil, withErrors: Bool = true
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (sent, output) = (Pipe(), Pipe())
    process.standardInput = input == nil ? FileHandle.nullDevice : sent
    process.standardOutput = output
    process.standardError = withErrors ? output : FileHandle.nullDevice
    try process.run()
    if let input {
      try sent.fileHandleForWriting.write(contentsOf: input)
      try sent.fileHandleForWriting.close()
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
