import BelfryCatalogue
import BelfryCheck
import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML

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

  static let catalogue: Catalogue = {
    var loader = CatalogueLoader()
    loader.isThorough = false
    loader.read(EmbeddedPacks.files())
    return loader.catalogue()
  }()

  init(_ text: String, head: String = Self.head) {
    let file = SourceFile(path: "belfry.yaml", text: head + text)
    let parsed = parseYAML(file)
    var context = DecodeContext(file: file.path)
    guard let root = parsed.roots.first, let profile = Profile.decode(root, &context),
      !context.diagnostics.hasErrors
    else {
      (bundle, found) = (nil, parsed.diagnostics + context.diagnostics)
      return
    }
    let (plan, planned) = Planner.plan(profile, from: file, using: Self.catalogue)
    guard let plan else {
      (bundle, found) = (nil, context.diagnostics + planned)
      return
    }
    let (made, composed) = Bundle.compose(plan, profile: file, version: "0.0.0")
    (bundle, found) = (made, context.diagnostics + planned + composed)
  }

  /// A file as text; empty where it is not there.
  func text(_ path: String) -> String {
    bundle?.tree[path].map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  /// A YAML file, parsed.
  func yaml(_ path: String) -> Node? {
    parseYAML(SourceFile(path: path, text: text(path))).roots.first
  }

  /// A service of `docker-compose.yml`.
  func service(_ name: String) -> Node? { yaml("docker-compose.yml")?["services"]?[name] }

  /// The addresses of remote write, by name.
  func remotes() -> [String: Node] {
    let items = yaml("prometheus/prometheus.yml")?["remote_write"]?.items ?? []
    return Dictionary(items.map { ($0["name"]?.text ?? "", $0) }) { first, _ in first }
  }

  /// Everything that `belfry check` says of the bundle.
  func findings() -> [String] {
    guard let bundle else { return ["no bundle: \(found.map(\.message))"] }
    let files = bundle.tree.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    let checked = files.filter { FileChecker.isCandidate($0.path) }
    return FileChecker.check(checked, CheckOptions(), paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics).map { "\($0.file): \($0.id): \($0.message)" }
  }
}

extension Node {
  /// The words of a list.
  var words: [String] { items.map(\.text) }
}
