import BelfryExposition
import BelfrySource
import BelfryYAML

/// One scrape that shows each of some metrics once, so that rules for scrapes can judge their names;
/// it remembers where each name was defined.
struct DefinitionText {
  private(set) var bytes: [UInt8] = []
  /// Where words of the text were defined, in the order of the text.
  private var places: [(start: Int, end: Int, span: Span?)] = []

  init(_ metrics: [DefinedMetric]) {
    var seen: Set<String> = []
    for metric in metrics where seen.insert(metric.name.value).inserted { add(metric) }
  }

  private mutating func add(_ metric: DefinedMetric) {
    let name = metric.name.value
    if let help = metric.help {
      write("# HELP ")
      write(name, from: metric.name.span)
      write(" \(Self.escaped(help))\n")
    }
    write("# TYPE ")
    write(name, from: metric.name.span)
    write(" \(metric.type)\n")
    switch metric.type {
    case "histogram":
      sample(metric, "_bucket", further: "le=\"+Inf\"")
      for suffix in ["_sum", "_count"] { sample(metric, suffix) }
    case "summary":
      for suffix in ["_sum", "_count"] { sample(metric, suffix) }
    default: sample(metric, "")
    }
  }

  private mutating func sample(_ metric: DefinedMetric, _ suffix: String, further: String? = nil) {
    write(metric.name.value + suffix, from: metric.name.span)
    var separator = "{"
    for label in metric.labels {
      write(separator)
      write(label.name.value, from: label.name.span)
      write("=\"x\"")
      separator = ","
    }
    if let further { write(separator + further) }
    write(separator == "{" && further == nil ? " 1\n" : "} 1\n")
  }

  private mutating func write(_ text: String) { bytes += Array(text.utf8) }

  private mutating func write(_ text: String, from span: Span?) {
    let start = bytes.count
    write(text)
    places.append((start, bytes.count, span))
  }

  private static func escaped(_ help: String) -> String {
    help.replacing("\\", with: "\\\\").split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Where a word of the text was defined; the last one before it where it is none itself.
  func origin(of span: Span?) -> Span? {
    guard let span else { return nil }
    let next = places.partitioningIndex { $0.start > span.start }
    return next > 0 ? places[next - 1].span : places.first?.span
  }
}
