import BelfryCatalogue
import BelfryCheck
import BelfryGenerate
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

/// A bundle made of a few lines of a profile, with its files parsed.
struct GeneratedBundle {
  let bundle: Bundle?
  let found: [Diagnostic]

  static let catalogue: Catalogue = {
    var loader = CatalogueLoader()
    loader.isThorough = false
    loader.read(EmbeddedPacks.files())
    return loader.catalogue()
  }()

  /// The profile is a small shop with these lines at its end.
  init(_ lines: String) {
    let text = """
      project: shop
      services: {api: {metrics: "api:8000", workloads: [http]}}
      hosts: false
      containers: false
      \(lines)

      """
    let file = SourceFile(path: "belfry.yaml", text: text)
    let parsed = parseYAML(file)
    var context = DecodeContext(file: file.path)
    guard let root = parsed.roots.first, let profile = Profile.decode(root, &context) else {
      (bundle, found) = (nil, parsed.diagnostics + context.diagnostics)
      return
    }
    let (plan, planned) = Planner.plan(profile, from: file, using: Self.catalogue)
    guard let plan else {
      (bundle, found) = (nil, context.diagnostics + planned)
      return
    }
    let composed = Bundle.compose(plan, profile: file, version: "0.0.0")
    bundle = composed.bundle
    found = context.diagnostics + planned + composed.found
  }

  /// The text of a file.
  func text(_ path: String) -> String? {
    (bundle?.tree[path]).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The root of a file in YAML or JSON.
  func root(_ path: String) throws -> Node {
    let written = try #require(self.text(path), "no \(path)")
    return try #require(parseYAML(SourceFile(path: path, text: written)).roots.first)
  }

  /// A service of the Compose file.
  func service(_ name: String) throws -> Node? {
    try root("docker-compose.yml")["services"]?[name]
  }

  /// What the checks say of the bundle.
  var findings: [Diagnostic] {
    let files = (bundle?.tree.files ?? []).map { SourceFile(path: $0.path, bytes: $0.bytes) }
    let checked = files.filter { FileChecker.isCandidate($0.path) }
    return FileChecker.check(checked, CheckOptions(), paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics)
  }
}

extension Node {
  /// The texts of a list.
  var texts: [String] { items.map(\.text) }

  /// A node below keys.
  func at(_ keys: String...) -> Node? {
    keys.reduce(self) { node, key in node?[key] }
  }
}
