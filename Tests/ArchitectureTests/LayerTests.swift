import Foundation
import Testing

@Suite("The arrows of ARCHITECTURE.md")
struct LayerTests {
  static let root: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  /// What each target may import, read from the table in ARCHITECTURE.md.
  static let arrows: [String: Set<String>] = {
    let path = root.appendingPathComponent("ARCHITECTURE.md")
    guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [:] }
    var arrows: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2 else { continue }
      let names = cells[1].split(whereSeparator: { ", `".contains($0) }).map(String.init)
      arrows[cells[0].trimmingCharacters(in: ["`"])] = Set(names).subtracting(["nothing"])
    }
    return arrows
  }()

  static func swiftFiles(below folder: String) -> [String] {
    let paths = FileManager.default.subpaths(atPath: root.appendingPathComponent(folder).path) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
  }

  static func imports(of file: String) throws -> [String] {
    let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count,
        index == 0 || ["public", "package", "internal", "private"].contains(words[0])
      else { return nil }
      return String(words[index + 1])
    }
  }

  @Test("Every target imports only what it may")
  func imports() throws {
    let targets = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("Sources").path)
    #expect(targets.count > 10)
    for target in targets {
      let allowed = try #require(Self.arrows[target], "\(target) has no row in ARCHITECTURE.md")
      for file in Self.swiftFiles(below: "Sources/\(target)") {
        for module in try Self.imports(of: file) {
          #expect(allowed.contains(module), "\(file) imports \(module)")
          #expect(module != "Foundation" && module != "FoundationEssentials", "\(file)")
        }
      }
    }
  }

  @Test("Every file of templates/ is embedded")
  func embedded() throws {
    let templates = Self.root.appendingPathComponent("templates").path
    var isFolder: ObjCBool = false
    let files = (FileManager.default.subpaths(atPath: templates) ?? []).filter {
      FileManager.default.fileExists(atPath: "\(templates)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    #expect(files.count > 50)
    let list = try String(
      contentsOf: Self.root.appendingPathComponent("Sources/CBelfryPacks/packs.c"), encoding: .utf8)
    for file in files { #expect(list.contains("{\"\(file)\", file"), "\(file): run 'make embed'") }
    #expect(list.split(separator: "\n").filter { $0.hasPrefix("#embed") }.count == files.count)
  }
}
