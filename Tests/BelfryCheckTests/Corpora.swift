import BelfryTestSupport
import Foundation
import Testing

/// The conformance data.
enum Corpora {
  static let folder: String? = {
    let beside = Tool.root.appendingPathComponent("../shared/corpora").standardized.path
    let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] ?? beside
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static let missing: Comment = "conformance data is not here: set BELFRY_CORPORA"

  /// The cases of a file; nothing where it is missing or is none.
  static func cases(_ name: String) -> [[String: Any]]? {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name).json")
    else { return nil }
    let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    return root?["cases"] as? [[String: Any]]
  }
}
