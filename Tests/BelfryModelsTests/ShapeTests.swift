import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Keys")
struct ShapeTests {
  static let roots: [(String, Shape)] = [
    ("prometheus", PrometheusConfig.shape), ("rules", RuleFile.shape),
    ("tests", RuleTestFile.shape), ("alertmanager", AlertmanagerConfig.shape),
    ("datasources", DatasourceFile.shape), ("providers", ProviderFile.shape),
    ("dashboard", Dashboard.shape), ("compose", ComposeFile.shape),
    ("blackbox", BlackboxConfig.shape), ("policy", LifecyclePolicy.shape),
    ("template", IndexTemplate.shape), ("targets", TargetList.shape), ("web", WebConfig.shape),
  ]

  @Test("Every key of every model has words, and stands once", arguments: roots.map(\.0))
  func keys(_ name: String) throws {
    var models: [String: [KeyShape]] = [:]
    let shape = try #require(Self.roots.first { $0.0 == name }?.1)
    Self.collect(shape, into: &models)
    #expect(!models.isEmpty)
    for (model, keys) in models {
      #expect(!keys.isEmpty, "\(model)")
      #expect(Set(keys.map(\.name)).count == keys.count, "\(model)")
      for key in keys {
        #expect(key.help.hasSuffix(".") && key.help.count > 3, "\(model).\(key.name)")
      }
    }
  }

  @Test("All that Prometheus can discover is known")
  func discovery() {
    let names = ScrapeConfig.keyShapes.map(\.name).filter { $0.hasSuffix("_configs") }
    #expect(names.count == 35)
    #expect(names.contains("kubernetes_sd_configs"))
  }

  private static func collect(_ shape: Shape, into models: inout [String: [KeyShape]]) {
    switch shape {
    case .model(let name, let summary, let keys):
      guard models[name] == nil else { return }
      #expect(summary.hasSuffix("."), "\(name)")
      models[name] = keys()
      for key in keys() { collect(key.shape, into: &models) }
    case .list(let inner), .map(let inner): collect(inner, into: &models)
    case .either(let shapes): for inner in shapes { collect(inner, into: &models) }
    default: break
    }
  }
}
