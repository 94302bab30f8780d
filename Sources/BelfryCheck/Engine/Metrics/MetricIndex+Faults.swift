import BelfryCatalogue
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension MetricIndex {
  /// Why a selector finds nothing, and what was meant instead.
  struct Fault: Sendable {
    /// What is wrong.
    var message: String
    var help: String
    /// The name that stands near, where there is one.
    var nearest: String?
  }

  /// Endings that names got when programs took up units and types in them.
  private static let endings = [
    "_bytes", "_total", "_seconds", "_seconds_total", "_bytes_total", "_ratio",
  ]

  /// Endings that people make up for what has to be worked out.
  private static let invented = ["_percent", "_percentage", "_pct", "_usage"]

  /// Why nobody has a metric; nothing where somebody may.
  func fault(ofMetric name: String) -> Fault? { facts(of: name).fault }

  /// Why nobody has a metric, which some programs are known to have, and some of those scraped.
  func fault(of name: String, known: [String], scraped: [KnownExporter]) -> Fault? {
    guard isClosed, recorded[name] == nil, !name.hasPrefix("ALERTS"),
      !Self.isOfEveryTarget(name), captured?.series[name] == nil
    else { return nil }
    if name.contains(":") {
      let near = nearest(to: name, in: recorded.keys.sorted())
      return Fault(
        message: "no rule records '\(name)'",
        help: near.map { "did you mean '\($0)'?" } ?? "record it, or write out what it stands for",
        nearest: near)
    }
    let known = known.filter { $0 != "runtime" }
    if scraped.isEmpty, known.isEmpty { return notCaptured(name) }
    if scraped.isEmpty { return notScraped(name, known) }
    guard known.isEmpty, !scraped.contains(where: { $0.documented.contains(name) }) else {
      return nil
    }
    let exporter = scraped[0]
    let series = SeriesCatalogue.embedded.names(of: exporter.name)
    if let ending = Self.endings.first(where: { series.contains(name + $0) }) {
      return unknown(name, exporter, name + ending)
    }
    if let near = slip(name, series) { return unknown(name, exporter, near) }
    guard exporter.part(of: name).map(\.isDefault) ?? true, !isExtended(exporter) else {
      return nil
    }
    let isClosed =
      exporter.closed.contains(where: name.hasPrefix)
      && !exporter.open.contains(where: name.hasPrefix)
    let isInvented = !series.isEmpty && Self.invented.contains(where: name.hasSuffix)
    guard isClosed || isInvented && exporter.name != "elasticsearch-exporter" else { return nil }
    return unknown(name, exporter, nil)
  }

  /// A name that differs by two letters at most other than in its digits, or by a word cut short.
  private func slip(_ name: String, _ series: [String]) -> String? {
    if let near = nearest(to: name, in: series), abs(near.utf8.count - name.utf8.count) <= 2,
      near.filter(\.isNumber) == name.filter(\.isNumber),
      Self.distance(Array(name.utf8), Array(near.utf8)) <= 2
    {
      return near
    }
    return series.first { Self.differsByShortWord($0, name) }
  }

  /// Whether two names are the same but for one word, which one of them cuts short: `mem` and
  /// `memory`.
  private static func differsByShortWord(_ left: String, _ right: String) -> Bool {
    let words = [left, right].map { $0.split(separator: "_") }
    guard words[0].count == words[1].count, words[0].count > 2 else { return false }
    let pairs = zip(words[0], words[1]).filter { $0 != $1 }
    guard pairs.count == 1, let (one, other) = pairs.first, min(one.count, other.count) > 2 else {
      return false
    }
    // A plural may be another metric.
    return abs(one.count - other.count) > 1 && (one.hasPrefix(other) || other.hasPrefix(one))
  }

  /// How many letters have to be changed, at most three being counted.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(
          min(
            previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1,
            current[column] + 1))
      }
      previous = current
    }
    return previous.last ?? 0
  }

  private func unknown(_ name: String, _ exporter: KnownExporter, _ near: String?) -> Fault {
    let versions = SeriesCatalogue.embedded.versions(of: exporter.name)
    let until = versions.last.map { " up to \($0)" } ?? ""
    return Fault(
      message: "\(exporter.title) has no metric '\(name)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "none of the versions\(until) that are known has it; work it out from those there are",
      nearest: near)
  }

  /// A name that nearly is one that a saved scrape shows.
  private func notCaptured(_ name: String) -> Fault? {
    guard let series = captured?.relatives(of: name), !series.isEmpty else { return nil }
    let ending = Self.endings.first { series.contains(name + $0) }
    guard let near = ending.map({ name + $0 }) ?? slip(name, series) else { return nil }
    return Fault(
      message: captured?.isDeclared == true
        ? "the profile declares no '\(name)'" : "no scrape in the bundle shows '\(name)'",
      help: "did you mean '\(near)'?",
      nearest: near)
  }

  private func notScraped(_ name: String, _ programs: [String]) -> Fault? {
    guard isKnown, !jobs.isEmpty, let program = programs.first,
      let exporter = KnownExporter.named(program), exporter.owns.contains(where: name.hasPrefix)
    else { return nil }
    return Fault(
      message: "no job scrapes \(exporter.title), which has '\(name)'",
      help: "add the exporter and a job for it", nearest: nil)
  }

  /// Whether an exporter is told to serve more than it has by itself, or its flags are not known.
  func isExtended(_ exporter: KnownExporter) -> Bool {
    services(of: exporter).contains { service in
      let words = service.spokenWords
      return words.contains { word in
        word == "env_file" || exporter.extensions.contains(where: word.contains)
      }
    }
  }

  /// Services of the bundle that run an exporter and are scraped.
  func services(of exporter: KnownExporter) -> [Workspace.Service] {
    sources.compactMap { source in
      guard case .known(let other, _, let service) = source, other.name == exporter.name else {
        return nil
      }
      return service
    }
  }
}
