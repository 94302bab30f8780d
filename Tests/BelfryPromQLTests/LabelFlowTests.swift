import BelfryPromQL
import Foundation
import Testing

@Suite("Label flow")
struct LabelFlowTests {
  /// One label of one result of one case of the conformance data.
  struct Verdict: CustomTestStringConvertible {
    var expression: String
    var label: String
    var expected: String
    var reason: String
    var found: LabelFact?

    var isSame: Bool { found.map { Self.words[$0.presence] } == expected }
    var testDescription: String { "\(expression): \(label)" }

    private static let words: [Presence: String] = [
      .always: "guaranteed", .possible: "included", .never: "excluded",
    ]

    /// Why the reference is held to be wrong; docs/conformance.md tells more.
    var disagreement: String? {
      guard let found else { return nil }
      switch found.cause {
      case .metricName, .selected, .scraped, .keptBy:
        if expression.hasPrefix("limit") { return "limitk and limit_ratio choose series" }
        return label == "__name__" && reason.contains("Binary operation")
          ? "a comparison keeps the name" : nil
      case .takenFromOtherSide: return "group_left overwrites the label"
      case .added("label_replace"): return "label_replace writes only where the regex matches"
      case .added("label_join"): return "label_join writes nothing where its sources are empty"
      case .otherSideHas, .otherSideLacks: return "the label is equal on both sides"
      case .constant: return "a number has no labels to match on"
      default: return nil
      }
    }
  }

  static func verdicts() -> (all: [Verdict], wrongCounts: [String]) {
    var all: [Verdict] = []
    var wrongCounts: [String] = []
    for sample in Corpora.cases("promql_labelflow") {
      guard let text = sample["expr"] as? String,
        let expected = sample["output"] as? [[String: Any]],
        let expression = parse(text).expression
      else {
        wrongCounts.append("not parsed: \(sample["expr"] ?? "")")
        continue
      }
      let results = Analysis(of: expression).results
      if results.count != expected.count { wrongCounts.append(text) }
      for (result, entry) in zip(results, expected) {
        for (label, verdict) in entry["labels"] as? [String: [String: Any]] ?? [:] {
          all.append(
            Verdict(
              expression: text, label: label, expected: verdict["kind"] as? String ?? "",
              reason: verdict["reason"] as? String ?? "",
              found: label.isEmpty ? result.labels.others : result.labels[label]))
        }
      }
    }
    return (all, wrongCounts)
  }

  @Test(
    "The same verdict for every label as the reference, save where it is held to be wrong",
    .enabled(if: Corpora.folder != nil, Corpora.missing))
  func conformance() {
    let (all, wrongCounts) = Self.verdicts()
    #expect(all.count > 150)
    #expect(wrongCounts == [])
    for verdict in all where !verdict.isSame {
      #expect(
        verdict.disagreement != nil,
        "\(verdict): \(verdict.expected), not \(verdict.found.map { "\($0)" } ?? "nothing")")
    }
    let disagreements = all.filter { !$0.isSame }
    #expect(disagreements.count * 10 < all.count)
  }
}
