import ArgumentParser
import BelfrySource
import BelfryYAML

/// Turns exposition texts of real programs into the list of series that checks know.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Makes templates/series.txt from scrapes named PROGRAM-VERSION.prom.",
    discussion: """
      One line a metric: its type, in which of the program's versions it was seen, its name, its \
      labels, and the values of labels that enumerate. What every Go or Python program has beside \
      its own comes once, under 'runtime'.
      """)

  @Argument(help: "Files with exposition text.", completion: .file())
  var scrapes: [String]

  @Option(help: "PROGRAM=OTHER: scrapes of the one count as scrapes of the other.")
  var same: [FlagRule] = []

  @Option(
    help: "FILE=PROGRAM-VERSION: a pack's metrics.yaml, made from further scrapes of a program.")
  var pack: [FlagRule] = []

  @Option(help: "Leave out programs of this name; * stands for any text.")
  var except: [Glob] = []

  @Option(name: .shortAndLong, help: "File to write. Default: standard output.")
  var output: String?

  /// Labels whose values are words of a fixed list rather than names of things.
  private static let enumerations: Set<String> = [
    "collector", "integration", "mode", "operation", "reason", "result", "state", "status", "type",
  ]

  private static let runtime = ["go_", "process_", "promhttp_", "python_", "net_conntrack_"]

  /// A program with its scrapes by version.
  private struct Program {
    var versions: [String: [String: ScrapedFamily]] = [:]
  }

  func run() throws {
    var programs: [String: Program] = [:]
    for path in scrapes {
      let (name, version) = try Self.split(path)
      let program = same.first { $0.metrics.pattern == name }?.flag ?? name
      guard !except.contains(where: { $0.matches(name) }) else { continue }
      do {
        let families = try readExposition(try readFile(path))
        for (family, seen) in families {
          let isRuntime = Self.runtime.contains(where: family.hasPrefix)
          programs[isRuntime ? "runtime" : program, default: Program()]
            .versions[isRuntime ? "" : version, default: [:]][family, default: ScrapedFamily()]
            .merge(seen)
        }
      } catch let error as ExpositionError {
        throw ValidationError("\(path):\(error.line): \(error.reason)")
      }
    }
    for rule in pack {
      let (name, version) = try Self.split(rule.flag)
      let file = SourceFile(
        path: rule.metrics.pattern, bytes: try readFile(rule.metrics.pattern))
      for pair in parseYAML(file).roots.first?["metrics"]?.pairs ?? [] {
        let metric = pair.key.text
        guard !Self.runtime.contains(where: metric.hasPrefix) else { continue }
        var family = ScrapedFamily()
        family.type = pair.value["type"].flatMap { ScrapedFamily.Kind(rawValue: $0.text) }
        for label in pair.value["labels"]?.pairs ?? [] { family.labels[label.key.text] = [] }
        programs[name, default: Program()].versions[version, default: [:]][
          metric, default: ScrapedFamily()
        ].merge(family)
      }
    }
    try write(Array(Self.text(programs).utf8), to: output)
  }

  private static func split(_ path: String) throws -> (name: String, version: String) {
    var name = lastPathComponent(path)
    if name.hasSuffix(".prom") { name.removeLast(5) }
    let parts = name.split(separator: "-")
    guard let place = parts.firstIndex(where: { $0.first?.isNumber == true }), place > 0 else {
      throw ValidationError("'\(path)' is not named PROGRAM-VERSION.prom")
    }
    return (
      parts[..<place].joined(separator: "-"), parts[place...].joined(separator: "-")
    )
  }

  private static func text(_ programs: [String: Program]) -> String {
    var text = """
      # Made by: belfry-dev series. Metrics of real programs, for checks: no helps, no values.
      # '= program versions', then a line a metric: its type's first letter, the versions in which it was
      # seen as bits in hexadecimal digits, its name, its labels, some with their values.

      """
    for (name, program) in programs.sorted(by: { $0.key < $1.key }) {
      let versions = program.versions.keys.sorted(by: isOlder)
      text += (["=", name] + versions.filter { !$0.isEmpty }).joined(separator: " ") + "\n"
      var merged: [String: (family: ScrapedFamily, bits: Int)] = [:]
      for (place, version) in versions.enumerated() {
        for (metric, family) in program.versions[version] ?? [:] {
          let before = merged[metric]?.family.type
          merged[metric, default: (ScrapedFamily(), 0)].family.merge(family)
          merged[metric]?.bits |= 1 << place
          // What versions do not agree on is not known.
          if let before, before != family.type { merged[metric]?.family.type = .untyped }
        }
      }
      for (metric, entry) in merged.sorted(by: { $0.key < $1.key }) {
        text += line(metric, entry.family, entry.bits) + "\n"
      }
    }
    return text
  }

  private static func line(_ metric: String, _ family: ScrapedFamily, _ bits: Int) -> String {
    let letter = (family.type ?? .untyped).rawValue.prefix(1)
    let labels = family.labels.sorted { $0.key < $1.key }.map { label, values in
      guard enumerations.contains(label), values.count > 1, values.count <= 16,
        values.allSatisfy(isWord)
      else { return label }
      return label + "=" + values.sorted().joined(separator: "|")
    }
    return ([letter + String(bits, radix: 16), metric] + labels).joined(separator: " ")
  }

  private static func isWord(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.count <= 24 && value.first?.isLetter == true
      && value.utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: "-") }
  }

  /// Whether one version comes before another, number by number.
  private static func isOlder(_ left: String, _ right: String) -> Bool {
    let numbers = [left, right].map { $0.split(separator: ".").map { Int($0) ?? 0 } }
    return numbers[0].lexicographicallyPrecedes(numbers[1])
  }
}
