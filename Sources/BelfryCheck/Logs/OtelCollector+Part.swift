import BelfryModels
import BelfryYAML

extension OtelCollector {
  /// Whether what is missing may stand in another file: other files are known to be read besides,
  /// or no service of the bundle is known to read this one, which cannot do alone. Distributions
  /// merge such a file with one of their own.
  var mayBePart: Bool {
    if isPart { return true }
    guard service == nil, !isFilled(.connector) else { return false }
    return [OtelComponentKind.receiver, .exporter].contains { kind in
      components(kind).isEmpty && components(.connector).isEmpty && !isFilled(kind)
    }
  }
}
