import ArgumentParser
import BelfryCheck
import BelfryExposition
import BelfrySource
import BelfryYAML

extension ServerReader {
  /// Lints one target of each job, labels of all of them, and what the head holds.
  func lint(_ options: CheckOptions, _ report: inout LintReport, quiet: Bool) throws {
    do {
      let version = try askIfThere("status/buildinfo")?.data["version"]?.text
      let targets = ServerTarget.all(in: try ask("query", [("query", ServerTarget.query)]))
      let recorded = try askIfThere("rules", [("type", "record")])?.recorded ?? []
      for target in targets.prefix(Self.mostJobs) {
        try lint(target, recorded, options, &report, quiet: quiet)
      }
      if targets.count > Self.mostJobs, !quiet {
        Console.error("\(name): note: it has \(targets.count) jobs; the first 100 are looked at")
      }
      let head = try askIfThere("status/tsdb", [("limit", "20")]).map(HeadStatistics.init)
      if let head { try lint(head, options, &report) }
      report.notes += notes(version, targets, head)
    } catch let fault as Fault {
      throw refuse(fault)
    }
  }

  private func lint(
    _ target: ServerTarget, _ recorded: Set<String>, _ options: CheckOptions,
    _ report: inout LintReport, quiet: Bool
  ) throws {
    let path = target.path(on: name)
    report.sources.append(SourceFile(path: path, bytes: []))
    report.scrapes += 1
    guard target.samples <= Self.mostSeries else {
      report.series += target.samples
      report.found += ServerLint.tooLarge(target, path: path, options)
      return
    }
    let selector = target.selector
    let metadata = try askIfThere("targets/metadata", [("match_target", selector)])
    let series = try ask("query", [("query", selector)])
    let table = ServerExposition(metadata: metadata, recorded: recorded).read(series, of: target)
    report.series += table.seriesCount
    report.found += ServerLint.check(table, path: path, options)
  }

  private func lint(
    _ head: HeadStatistics, _ options: CheckOptions, _ report: inout LintReport
  ) throws {
    report.sources.append(SourceFile(path: name, bytes: []))
    // What is said of one target is not said again of all of them.
    let told = report.found.filter { $0.file.hasPrefix(name + "#") }.map(\.message)
    for label in head.suspects.prefix(Self.mostLabels) {
      guard !told.contains(where: { $0.contains("label '\(label.name)' ") }) else { continue }
      // Labels with odd names cannot be asked for in a path by older versions.
      guard label.name.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 > 0x20 && $0 < 0x7F })
      else { continue }
      let limit = [("limit", "\(Self.mostValues)")]
      guard let values = try askIfThere("label/\(label.name)/values", limit)?.texts,
        let metrics = try askIfThere(
          "label/__name__/values", [("match[]", "{\(label.name)!=\"\"}"), ("limit", "3")])?.texts
      else { continue }
      report.found += ServerLint.check(
        label: label.name, values: Array(values.prefix(Self.mostValues)),
        metrics: Array(metrics.prefix(3)), path: name, options)
    }
    let names = head.metrics.filter { $0.value >= 100 }.map(\.name)
    guard !names.isEmpty else { return }
    let list = names.map(Self.literal).joined(separator: "|")
    let query = "count by (__name__) ({__name__=~\(ServerTarget.quoted(list))})"
    guard let alive = try askIfThere("query", [("query", query)]) else { return }
    report.found += ServerLint.churn(
      head, alive: alive.numbers(by: "__name__"), path: name, options)
  }

  /// A name in a regular expression.
  private static func literal(_ name: String) -> String {
    name.reduce(into: "") { text, character in
      if "\\.+*?()|[]{}^$".contains(character) { text += "\\" }
      text.append(character)
    }
  }

  /// What there is most of, in a few lines.
  private func notes(
    _ version: String?, _ targets: [ServerTarget], _ head: HeadStatistics?
  ) -> String {
    let size = head?.series.map { ", \($0) series in memory" } ?? ""
    var text = "\(name): Prometheus \(version ?? "of an unknown version")"
    text += ", \(Summary.count(targets.count, "job"))\(size)\n"
    guard let head else { return text }
    let rows: [(String, [HeadStatistics.Count])] = [
      ("series by metric", head.metrics), ("values by label", head.labels),
      ("bytes by label", head.memory), ("series by value", head.pairs),
    ]
    for (title, counts) in rows where !counts.isEmpty {
      let shown = counts.prefix(5).map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      text += "  \(title): \(shown)\n"
    }
    return text
  }
}
