package import BelfryExposition
import BelfryYAML

/// What a target exposes, made anew from what a server has stored of it.
///
/// Left out are series that others than the target made: the server's own about the scrape, those
/// of rules and alerts. Labels that the scrape gave are taken away, and `exported_` ones have their
/// name again.
package struct ServerExposition {
  private struct Metadata {
    let type: String
    let help: String
  }

  private var metadata: [String: Metadata] = [:]
  private var targetLabels: [String: String] = [:]
  private let recorded: Set<String>

  /// - Parameters:
  ///   - metadata: `/api/v1/targets/metadata` of the target.
  ///   - recorded: Names of metrics that rules make.
  package init(metadata answer: ServerAnswer?, recorded: Set<String>) {
    self.recorded = recorded
    for item in answer?.data.items ?? [] {
      guard let name = item["metric"]?.text else { continue }
      metadata[name] = Metadata(
        type: item["type"]?.text ?? "", help: item["help"]?.text ?? "")
      for pair in item["target"]?.pairs ?? [] { targetLabels[pair.key.text] = pair.value.text }
    }
  }

  /// The text, and what was counted in it.
  package func read(_ series: ServerAnswer, of target: ServerTarget) -> FamilyTable {
    var given = targetLabels
    given["job"] = target.job
    given["instance"] = target.instance
    var families: [String: [UInt8]] = [:]
    for (labels, value) in series.vector {
      guard let name = labels["__name__"]?.text, let family = family(of: name) else { continue }
      var text = families[family] ?? head(of: family)
      Self.append(name, own(labels, given), value, to: &text)
      families[family] = text
    }
    return FamilyTable.read(families.keys.sorted().flatMap { families[$0] ?? [] })
  }

  /// The family of a sample; nothing where the target did not make it.
  private func family(of name: String) -> String? {
    if metadata[name] != nil { return name }
    guard !name.contains(":"), !recorded.contains(name), !Self.foreign.contains(name) else {
      return nil
    }
    for suffix in ["_bucket", "_sum", "_count", "_created", "_total", "_info"]
    where name.hasSuffix(suffix) {
      let base = String(name.dropLast(suffix.utf8.count))
      guard let type = metadata[base]?.type else { continue }
      let isGroup = ["histogram", "summary", "gaugehistogram"].contains(type)
      switch suffix {
      case "_created": return nil
      case "_total": return type == "counter" ? name : nil
      case "_info": return type == "info" ? name : nil
      default: if isGroup { return base }
      }
    }
    return name
  }

  /// Its lines of help and type; OpenMetrics has names without `_total` and `_info` there.
  private func head(of family: String) -> [UInt8] {
    let plain = ["_total", "_info"].first(where: family.hasSuffix).map {
      String(family.dropLast($0.utf8.count))
    }
    guard let known = metadata[family] ?? plain.flatMap({ metadata[$0] }) else { return [] }
    var text = ""
    let name = MetricNames.isPlain(family, colons: true) ? family : ServerTarget.quoted(family)
    if !known.help.isEmpty { text += "# HELP \(name) \(Self.escaped(known.help))\n" }
    let types = ["counter", "gauge", "histogram", "summary"]
    let type =
      types.contains(known.type)
      ? known.type
      : known.type == "info" || known.type == "stateset"
        ? "gauge" : known.type == "gaugehistogram" ? "gauge_histogram" : "untyped"
    text += "# TYPE \(name) \(type)\n"
    return Array(text.utf8)
  }

  /// The labels that the target itself gave.
  private func own(_ labels: Node, _ given: [String: String]) -> [(String, String)] {
    labels.pairs.compactMap { pair in
      let name = pair.key.text
      if name == "__name__" || given[name] == pair.value.text { return nil }
      let exported = name.hasPrefix("exported_") ? String(name.dropFirst(9)) : name
      return (given[exported] != nil ? exported : name, pair.value.text)
    }
  }

  private static func append(
    _ name: String, _ labels: [(String, String)], _ value: String?, to text: inout [UInt8]
  ) {
    var parts = labels.map { label, value in
      (MetricNames.isPlain(label, colons: false) ? label : ServerTarget.quoted(label))
        + "=" + ServerTarget.quoted(value)
    }
    let isPlain = MetricNames.isPlain(name, colons: true)
    if !isPlain { parts.insert(ServerTarget.quoted(name), at: 0) }
    text += (isPlain ? name : "").utf8
    if !parts.isEmpty { text += "{\(parts.joined(separator: ","))}".utf8 }
    text += " \(value ?? "1")\n".utf8
  }

  private static func escaped(_ help: String) -> String {
    help.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Series that the server makes itself for every target ("Jobs and instances"; feature flag
  /// extra-scrape-metrics), and those of alerts.
  private static let foreign: Set<String> = [
    "up", "scrape_duration_seconds", "scrape_samples_scraped",
    "scrape_samples_post_metric_relabeling", "scrape_series_added", "scrape_timeout_seconds",
    "scrape_sample_limit", "scrape_body_size_bytes", "ALERTS", "ALERTS_FOR_STATE",
  ]
}
