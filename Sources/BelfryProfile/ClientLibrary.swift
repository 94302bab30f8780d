package import BelfryYAML

/// A library with which programs serve metrics, and what it adds without being asked.
package enum ClientLibrary: String, CaseIterable, Field, Sendable {
  case go, python

  /// Series named `…_created` of each counter, histogram and summary: prometheus_client for Python
  /// has them unless `PROMETHEUS_DISABLE_CREATED_SERIES` is set.
  package var created: Int { self == .python ? 1 : 0 }

  /// Metrics of the program's own process: client_golang 1.23, as exporters of 2026 serve it, and
  /// prometheus_client 0.26 for Python.
  package var runtime: [(name: String, series: Int)] {
    switch self {
    case .go: [("go_*", 40), ("process_*", 9), ("promhttp_*", 4)]
    case .python: [("python_*", 10)]
    }
  }
}
