import BelfryCheck
import BelfrySource
import Foundation
import Testing

/// Whole configurations with the verdicts of the programs that read them.
@Suite("Verdicts", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct VerdictTests {
  /// Data, and the name under which such a file is known.
  static let kinds = [
    ("prometheus_config", "prometheus.yml"), ("alertmanager_config", "alertmanager.yml"),
    ("prometheus_rules", "rules.yml"),
  ]

  /// Files that one file alone cannot be judged by, and modes that a file does not tell.
  private func isWhole(_ entry: [String: Any]) -> Bool {
    let text = entry["text"] as? String ?? ""
    let name = entry["file"] as? String ?? ""
    return entry["agent"] as? Bool != true && !text.contains("scrape_config_files")
      && !name.hasPrefix("legacy_validation")
  }

  private func cases(_ name: String) throws -> [[String: Any]] {
    try #require(Corpora.cases(name)).filter(isWhole)
  }

  private func errors(_ entry: [String: Any], _ path: String) -> [String] {
    let file = SourceFile(path: path, text: entry["text"] as? String ?? "")
    // Prometheus accepts `{{ $.labels.x }}`, and writes an error in the place of the text later.
    return FileChecker.check(file).diagnostics.filter {
      $0.severity == .error && $0.id != "template/unknown-field"
    }
    .map { "\($0.id): \($0.message)" }
  }

  @Test("What is accepted gets no error", arguments: kinds)
  func accepted(name: String, path: String) throws {
    for entry in try cases(name) where entry["ok"] as? Bool == true {
      let label = entry["file"] ?? entry["id"] ?? ""
      #expect(errors(entry, path) == [], "\(label)")
    }
  }

  @Test("What is refused gets an error", arguments: kinds)
  func refused(name: String, path: String) throws {
    // Where jobs of other files decide, this file alone does not tell.
    for entry in try cases(name) where entry["ok"] as? Bool == false && entry["phase"] == nil {
      let label = entry["file"] ?? entry["id"] ?? ""
      #expect(!errors(entry, path).isEmpty, "\(label)")
    }
  }
}
