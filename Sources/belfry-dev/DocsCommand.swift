import ArgumentParser
import BelfryCheck
import BelfryGenerate

/// `belfry-dev docs`.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Writes a page for every rule; --check only compares.")

  @Option(help: "The folder.")
  var output = "docs/rules"

  @Flag(help: "Changes nothing: ends with 1 where a page is stale, missing or too many.")
  var check = false

  func run() throws {
    var pages = CheckRule.all.map { (RulePage.path($0), RulePage.markdown($0)) }
    pages.append(("README.md", RulePage.index(CheckRule.all)))
    let disk = DiskFileSystem()
    var stale: [String] = []
    for (path, text) in pages {
      let place = "\(output)/\(path)"
      if (try? disk.read(place, limit: 1 << 20)) == Array(text.utf8) { continue }
      stale.append(place)
      guard !check else { continue }
      try makeFolders(of: place, disk)
      try? disk.remove(place)
      try disk.create(place, Array(text.utf8), mode: 0o644)
    }
    let wanted = Set(pages.map { "\(output)/\($0.0)" })
    for folder in Set(CheckRule.all.map(\.family)) {
      for name in (try? disk.names(in: "\(output)/\(folder)")) ?? [] {
        let place = "\(output)/\(folder)/\(name)"
        guard !wanted.contains(place) else { continue }
        stale.append(place)
        if !check { try disk.remove(place) }
      }
    }
    guard check, !stale.isEmpty else {
      return print("\(pages.count) pages, \(stale.count) of them written anew")
    }
    throw ValidationError("Stale: \(stale.joined(separator: ", ")). Run 'make docs'.")
  }

  private func makeFolders(of path: String, _ disk: DiskFileSystem) throws {
    let parts = path.split(separator: "/").dropLast()
    for count in parts.indices {
      let folder = parts[...count].joined(separator: "/")
      if try disk.status(of: folder, followingLink: true) == nil { try disk.makeFolder(folder) }
    }
  }
}
