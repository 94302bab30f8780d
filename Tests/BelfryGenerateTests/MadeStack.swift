import BelfryCheck
import BelfryGenerate
import BelfrySource
import BelfryYAML
import Testing

/// A bundle made from a short profile, with what was said on the way.
struct MadeStack {
  let bundle: Bundle?
  let found: [Diagnostic]

  /// A profile of one service; the text adds sections.
  static let head = """
    project: shop
    services: {api: {metrics: "api:8000", workloads: [http, cache]}}
    hosts: false
    containers: false

    """

  init(_ text: String, head: String = Self.head) {
    let planned = PlannedProfile("\(head)\(text)\n")
    guard let plan = planned.plan else {
      (bundle, found) = (nil, planned.found)
      return
    }
    let (made, composed) = Bundle.compose(plan, profile: planned.file, version: "0.0.0")
    (bundle, found) = (made, planned.found + composed)
  }

  /// A file as text; nothing where it is not there.
  func file(_ path: String) -> String? {
    bundle?.tree[path].map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// A file as text; empty where it is not there.
  func text(_ path: String) -> String { file(path) ?? "" }

  /// A YAML file, parsed.
  func yaml(_ path: String) -> Node? {
    parseYAML(SourceFile(path: path, text: text(path))).roots.first
  }

  /// A YAML file that has to be there, parsed.
  func root(_ path: String) throws -> Node { try #require(yaml(path), "no \(path)") }

  /// A service of `docker-compose.yml`.
  func service(_ name: String) -> Node? { yaml("docker-compose.yml")?["services"]?[name] }

  /// The addresses of remote write, by name.
  func remotes() -> [String: Node] {
    let items = yaml("prometheus/prometheus.yml")?["remote_write"]?.items ?? []
    return Dictionary(items.map { ($0["name"]?.text ?? "", $0) }) { first, _ in first }
  }

  /// What the checks say of the bundle.
  var diagnostics: [Diagnostic] {
    let files = (bundle?.tree.files ?? []).map { SourceFile(path: $0.path, bytes: $0.bytes) }
    let checked = files.filter { FileChecker.isCandidate($0.path) }
    return FileChecker.check(checked, CheckOptions(), paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics)
  }

  /// What the checks say of the bundle, as lines; what stands in its way, where there is none.
  func findings() -> [String] {
    guard bundle != nil else { return ["no bundle: \(found.map(\.message))"] }
    return diagnostics.map { "\($0.file): \($0.id): \($0.message)" }
  }
}

extension Node {
  /// The words of a list.
  var words: [String] { items.map(\.text) }

  /// A node below keys.
  func at(_ keys: String...) -> Node? {
    keys.reduce(self) { node, key in node?[key] }
  }
}
