import ArgumentParser
import BelfrySource
import BelfryYAML

/// Turns exposition text of a real program into a pack's `metrics.yaml`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes a pack's metrics.yaml from scrapes.",
    discussion: """
      Reads one or several /metrics texts of the same program and writes every family with its \
      type, its help, and its labels with the number of values seen. Several scrapes are merged, \
      so that one beside a primary and one beside a replica give one table.
      """)

  @Argument(help: "Files with exposition text, the newest first.", completion: .file())
  var scrapes: [String]

  @Option(help: "Where the scrapes come from, in words. Default: the names of the files.")
  var source: String?

  @Option(
    name: .customLong("except"), help: "Leave out metrics of this name; * stands for any text.")
  var exceptedMetrics: [Glob] = []

  @Option(name: .customLong("except-label"), help: "Leave out labels of this name; * as above.")
  var exceptedLabels: [Glob] = []

  @Option(help: "LABEL=COUNT: expect that many values of a label, whatever the scrapes show.")
  var expect: [Expectation] = []

  @Option(help: "METRIC=FLAG: these metrics need a flag of the exporter; * as above.")
  var flag: [FlagRule] = []

  @Option(name: .shortAndLong, help: "File to write. Default: standard output.")
  var output: String?

  func run() throws {
    var catalogue = ImportedCatalogue()
    for path in scrapes {
      do {
        catalogue.merge(try readExposition(try readFile(path)))
      } catch let error as ExpositionError {
        throw ValidationError("\(path):\(error.line): \(error.reason)")
      }
    }
    let table = catalogue.value(
      source: source ?? scrapes.map(lastPathComponent).joined(separator: ", "), shape: shape)
    try write(YAMLWriter().write(table, header: header), to: output)
  }

  func validate() throws {
    guard !scrapes.isEmpty else { throw ValidationError("No scrape given.") }
  }

  private var shape: CatalogueShape {
    CatalogueShape(
      exceptedMetrics: exceptedMetrics, exceptedLabels: exceptedLabels,
      expected: Dictionary(expect.map { ($0.label, $0.count) }) { _, last in last }, flags: flag)
  }

  /// The options with which the same table can be made again.
  private var header: String {
    var words: [String] = []
    for glob in exceptedMetrics { words.append("--except '\(glob.pattern)'") }
    for glob in exceptedLabels { words.append("--except-label '\(glob.pattern)'") }
    for rule in expect { words.append("--expect \(rule.label)=\(rule.count)") }
    for rule in flag { words.append("--flag '\(rule.metrics.pattern)=\(rule.flag)'") }
    words += scrapes.map(lastPathComponent)
    return wrap(["Made", "by:", "belfry-dev", "import"] + words, width: 90)
  }
}

/// Joins words with blanks into lines of at most a width, which a longer word may exceed.
private func wrap(_ words: [String], width: Int) -> String {
  var lines: [String] = []
  for word in words {
    if let last = lines.last, last.utf8.count + word.utf8.count < width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(lines.isEmpty ? word : "  " + word)
    }
  }
  return lines.joined(separator: "\n")
}
