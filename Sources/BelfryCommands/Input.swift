import ArgumentParser
import BelfryCatalogue
import BelfryCheck
import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML
import Glibc

/// Reads what commands work on; what cannot be read ends the command with status 2.
enum Input {
  private static let disk = DiskFileSystem()

  /// A file of at most the size that is parsed.
  static func file(_ path: String) throws -> SourceFile {
    do throws(FileSystemError) {
      return SourceFile(path: path, bytes: try disk.read(path, limit: ParseLimits.default.bytes))
    } catch {
      Console.error("\(path): error: \(error.message)\n  help: \(error.help)")
      throw ExitCode(2)
    }
  }

  /// Every file below a folder with its path, in order; links and hidden folders are passed by.
  static func files(below folder: String, where wanted: (String) -> Bool) throws -> [String] {
    var found: [String] = []
    var open = [folder]
    while let next = open.popLast() {
      do throws(FileSystemError) {
        for name in try disk.names(in: next).sorted() where !name.hasPrefix(".") {
          let path = next == "." ? name : next.hasSuffix("/") ? next + name : "\(next)/\(name)"
          guard let status = try disk.status(of: path, followingLink: false) else { continue }
          switch status.kind {
          case .folder where name != "secrets": open.append(path)
          case .file where wanted(path): found.append(path)
          default: break
          }
        }
      } catch {
        Console.error("\(next): error: \(error.message)\n  help: \(error.help)")
        throw ExitCode(2)
      }
    }
    return found.sorted()
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    ((try? disk.status(of: path, followingLink: true)) ?? nil)?.kind == .folder
  }

  /// Whether anything stands at a path.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The packs in the binary, with those of a folder over them.
  static func catalogue(_ templates: String?) throws -> Catalogue {
    var loader = CatalogueLoader()
    var read = EmbeddedPacks.files()
    loader.isThorough = false
    loader.read(read)
    loader.isThorough = true
    if let templates {
      let prefix = templates.hasSuffix("/") ? templates : templates + "/"
      let own = try files(below: templates) { _ in true }.map { path in
        var file = try file(path)
        file.path = String(path.dropFirst(prefix.count))
        return file
      }
      loader.read(own)
      read += own
    }
    guard !loader.diagnostics.hasErrors else {
      Console.show(loader.diagnostics, read.reversed())
      throw ExitCode(2)
    }
    return loader.catalogue()
  }

  /// A profile that can be used.
  static func profile(_ path: String) throws -> (Profile, SourceFile) {
    let file = try file(path)
    let (profile, found) = ProfileReader.read(file)
    guard let profile else {
      Console.show(found, [file])
      throw ExitCode(2)
    }
    return (profile, file)
  }
}

extension Input {
  /// All of standard input, up to the size that is parsed.
  static func standardInput() throws -> SourceFile {
    let limit = ParseLimits.default.bytes
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= limit else {
        Console.error(
          count < 0
            ? "-: error: standard input cannot be read"
            : "-: error: standard input is longer than \(limit) bytes")
        throw ExitCode(2)
      }
      if count == 0 { return SourceFile(path: "-", bytes: bytes) }
      bytes += buffer[..<count]
    }
  }
}
