import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// A page that probes and json_exporter ask for.
package struct SimulatedPage: Sendable {
  package var host: String
  package var path: String
  package var status: Int
  package var type: String
  package var body: [UInt8]
}

extension Simulation {
  /// The pages of a profile's `probes` and `json`, as they are while all is well.
  static func pages(of profile: Profile) -> [SimulatedPage] {
    var objects: [(url: WebURL, value: Value)] = []
    for page in profile.json.entries {
      guard let url = page.value.url?.value else { continue }
      var value = Value.mapping([.init("status", .string("healthy"))])
      for state in page.value.states.entries {
        value = value.setting(keys(state.value.value), .string("healthy"))
      }
      for (index, entry) in page.value.values.entries.enumerated() {
        value = value.setting(keys(entry.value.value), .integer(20 + 7 * index))
      }
      objects.append((url, value))
    }
    var pages = objects.map { object in
      SimulatedPage(
        host: object.url.host, path: object.url.path, status: 200, type: "application/json",
        body: JSONWriter().write(object.value))
    }
    for probe in profile.probes.entries {
      guard let url = probe.value.http?.value else { continue }
      if pages.contains(where: { $0.host == url.host && $0.path == url.path }) { continue }
      let isMarkup = probe.value.body?.value.contains("<") == true
      let text =
        isMarkup
        ? "<!doctype html><html><title>simulated</title><body>ok</body></html>\n"
        : "{\"status\": \"healthy\"}\n"
      pages.append(
        SimulatedPage(
          host: url.host, path: url.path, status: probe.value.status.first?.value.value ?? 200,
          type: isMarkup ? "text/html" : "application/json", body: Array(text.utf8)))
    }
    return pages
  }

  /// `.checks.redis['a b']` as its names.
  private static func keys(_ path: JSONPathText) -> [String] {
    path.text.split { ".[]".contains($0) }.map {
      $0.hasPrefix("'") ? String($0.dropFirst().dropLast()) : String($0)
    }
  }
}

extension Value {
  /// The mapping with a value at a place below it; lists on the way become mappings of their
  /// indices, which json_exporter reads alike only for names.
  fileprivate func setting(_ keys: [String], _ value: Value) -> Value {
    guard let key = keys.first else { return value }
    var entries: [Entry] = []
    if case .mapping(let own) = self { entries = own }
    let rest = Array(keys.dropFirst())
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index] = Entry(key, entries[index].value.setting(rest, value))
    } else {
      entries.append(Entry(key, Value.mapping([]).setting(rest, value)))
    }
    return .mapping(entries)
  }
}
