import BelfryGenerate
import BelfrySource

/// Finds the lines of a committed bundle that fulfil what a guide asks for.
struct SeedFinder {
  /// A line that fulfils something: a path from the repository's root, and a number from 1.
  struct Place: Hashable {
    var path: String
    var line: Int
  }

  let bundle: String
  private var files: [(path: String, lines: [String])] = []

  /// Reads every text of a bundle.
  init(bundle: String) throws {
    self.bundle = bundle
    try read(bundle)
    files.sort { $0.path < $1.path }
  }

  private mutating func read(_ folder: String) throws {
    let disk = DiskFileSystem()
    for name in try disk.names(in: folder) {
      let path = "\(folder)/\(name)"
      switch try disk.status(of: path, followingLink: false)?.kind {
      case .folder: try read(path)
      case .file: files.append((path, Self.lines(try disk.read(path, limit: 1 << 24))))
      default: break
      }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The places of an answer; none where the bundle does not have it.
  func places(_ answer: SeedAsk.Answer, _ kind: SeedAsk.Kind) -> [Place] {
    switch answer {
    case .command, .none: return []
    case .place(let file, let text):
      guard file.hasPrefix("/") else { return first(in: ["\(bundle)/\(file)"], text) }
      let path = String(file.dropFirst())
      let bytes = (try? DiskFileSystem().read(path, limit: 1 << 24)) ?? []
      let index = Self.lines(bytes).firstIndex { $0.contains(text) }
      return index.map { [Place(path: path, line: $0 + 1)] } ?? []
    case .name(let name): return named(name, kind)
    }
  }

  private func named(_ name: String, _ kind: SeedAsk.Kind) -> [Place] {
    let boards = paths("grafana/dashboards/", ".json")
    let rules = paths("prometheus/", "_rules.yml")
    let jobs = ["\(bundle)/prometheus/prometheus.yml"]
    switch kind {
    case .metrics: return word(in: boards, name, "\"expr\": ") + word(in: rules, name, "")
    case .alerts: return first(in: rules, "alert: \(name)", whole: true)
    case .panels, .queries, .sections: return panel(name, boards)
    case .receivers: return first(in: ["\(bundle)/alertmanager/alertmanager.yml"], name)
    case .jobs: return first(in: jobs, "job_name: \(name)", whole: true)
    case .services: return first(in: ["\(bundle)/docker-compose.yml"], "  \(name):", whole: true)
    case .addresses: return first(in: jobs, name)
    case .commands, .rows: return []
    }
  }

  /// A panel or section by its title, of one dashboard where it says `dashboard/title`.
  private func panel(_ name: String, _ boards: [String]) -> [Place] {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    if let board = boards.first(where: { $0.hasSuffix("/\(parts[0]).json") }), parts.count == 2 {
      return first(in: [board], "\"title\": \"\(parts[1])\"")
    }
    return first(in: boards, "\"title\": \"\(name)\"")
  }

  private func paths(_ folder: String, _ ending: String) -> [String] {
    files.map(\.path).filter { $0.hasPrefix("\(bundle)/\(folder)") && $0.hasSuffix(ending) }
  }

  private func first(in paths: [String], _ text: String, whole: Bool = false) -> [Place] {
    for file in files where paths.contains(file.path) {
      let index = file.lines.firstIndex { line in
        whole ? line.hasSuffix(text) && line.contains(text) : line.contains(text)
      }
      if let index { return [Place(path: file.path, line: index + 1)] }
    }
    return []
  }

  /// The first line with a metric's name, alone or with an ending of its series.
  private func word(in paths: [String], _ name: String, _ mark: String) -> [Place] {
    for file in files where paths.contains(file.path) {
      for (index, line) in file.lines.enumerated() where line.contains(mark) {
        if Self.names(in: line).contains(where: { Self.isSeries($0, of: name) }) {
          return [Place(path: file.path, line: index + 1)]
        }
      }
    }
    return []
  }

  private static func names(in line: String) -> [Substring] {
    line.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" || $0 == ":") }
  }

  private static func isSeries(_ word: Substring, of name: String) -> Bool {
    guard word.hasPrefix(name) else { return false }
    return ["", "_bucket", "_sum", "_count", "_total"].contains(String(word.dropFirst(name.count)))
  }
}
