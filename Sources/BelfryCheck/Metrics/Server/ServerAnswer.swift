import BelfrySource
package import BelfryYAML

/// An answer of Prometheus' HTTP API ("HTTP API", format overview), of versions 2 and 3.
package struct ServerAnswer: Sendable {
  /// What was asked for.
  package let data: Node

  /// Why an answer is of no use.
  package struct Fault: Error, Sendable {
    /// What is wrong.
    package let message: String
    /// What to do.
    package let help: String?
  }

  /// Reads an answer.
  package init(_ bytes: [UInt8]) throws(Fault) {
    let parsed = parseJSON(SourceFile(path: "answer", bytes: bytes))
    guard !parsed.diagnostics.hasErrors, let root = parsed.roots.first, root.kind == .mapping,
      let status = root["status"]?.text
    else {
      throw Fault(
        message: "its answer is not that of Prometheus' API",
        help: "Is it a Prometheus server, and is there a prefix before '/api/v1'?")
    }
    guard status == "success", let data = root["data"] else {
      let said = root["error"]?.text ?? "it does not say why"
      throw Fault(message: "it refuses: \(said.prefix(80))", help: nil)
    }
    self.data = data
  }

  /// The series of an answer to an instant query: labels and value, none for native histograms.
  var vector: [(labels: Node, value: String?)] {
    guard data["resultType"]?.text == "vector" else { return [] }
    return (data["result"]?.items ?? []).compactMap { item in
      guard let labels = item["metric"], labels.kind == .mapping else { return nil }
      let value = item["value"]?.items
      return (labels, value?.count == 2 ? value?[1].text : nil)
    }
  }

  /// Series of an answer with one number each, by a label.
  package func numbers(by label: String) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (labels, value) in vector {
      guard let name = labels[label]?.text, let number = value.flatMap(Double.init),
        number.isFinite, (0...1e15).contains(number)
      else { continue }
      numbers[name] = Int(number)
    }
    return numbers
  }

  /// The texts of an answer that is a list of them.
  package var texts: [String] { data.items.filter { $0.kind == .scalar }.map(\.text) }

  /// Names of the metrics that recording rules make (`/api/v1/rules`).
  package var recorded: Set<String> {
    var names: Set<String> = []
    for group in data["groups"]?.items ?? [] {
      for rule in group["rules"]?.items ?? [] where rule["type"]?.text == "recording" {
        if let name = rule["name"]?.text { names.insert(name) }
      }
    }
    return names
  }
}
