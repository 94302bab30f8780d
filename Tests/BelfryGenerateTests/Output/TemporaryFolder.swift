import Foundation
import Testing

@testable import BelfryGenerate

/// A folder that is removed with its last user.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let base = FileManager.default.temporaryDirectory.path
    path = "\(base)/belfry-output-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: target)
  }
}

/// What stands in a real folder, links not followed, as nodes of a file system in memory.
func contents(of folder: String, as name: String = "out") throws -> [String: MemoryFileSystem.Node]
{
  let disk = DiskFileSystem()
  var nodes: [String: MemoryFileSystem.Node] = [:]
  var rest = [("\(folder)/.", name)]
  while let (place, name) = rest.popLast() {
    guard let status = try disk.status(of: place) else { continue }
    switch status.kind {
    case .file:
      nodes[name] = .file(
        try disk.read(place, limit: 1 << 30), mode: status.mode, isSaved: true)
    case .folder:
      nodes[name] = .folder
      let inside = place.hasSuffix("/.") ? String(place.dropLast(2)) : place
      let real = name == "out" ? try FileManager.default.contentsOfDirectory(atPath: place) : nil
      for child in try real ?? disk.names(in: inside) {
        rest.append(("\(inside)/\(child)", "\(name)/\(child)"))
      }
    case .link:
      nodes[name] = .link(try FileManager.default.destinationOfSymbolicLink(atPath: place))
    case .other: nodes[name] = .other
    }
  }
  return nodes
}

/// A program's status and output, both streams together.
func run(_ program: String, _ arguments: [String], input: String? = nil) throws -> (
  status: Int32, text: String
) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// Whether a program can be found.
func isInstalled(_ program: String) -> Bool {
  (try? run("sh", ["-c", "command -v \(program)"]).status) == 0
}
