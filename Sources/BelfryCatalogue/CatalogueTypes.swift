import BelfrySource

/// Types of the metrics that the packs of the binary declare.
package enum CatalogueTypes {
  /// Types by name, `untyped` left out: read line by line, since the tables are long and plain.
  package static let all: [String: String] = {
    var types: [String: String] = [:]
    for file in EmbeddedPacks.files() where file.path.hasSuffix("/metrics.yaml") {
      var name = ""
      for line in file.bytes.split(separator: 0x0A) {
        if line.starts(with: typeKey) {
          let type = String(decoding: line.dropFirst(typeKey.count), as: UTF8.self)
          // A name that two packs know differently is not sure.
          if !name.isEmpty, type != "untyped", types[name, default: type] == type {
            types[name] = type
          } else {
            types[name] = nil
          }
        } else if line.count > 3, line.last == 0x3A, line[line.startIndex + 2] != 0x20,
          line.starts(with: [0x20, 0x20])
        {
          name = String(decoding: line.dropFirst(2).dropLast(), as: UTF8.self)
        }
      }
    }
    return types
  }()

  private static let typeKey = Array("    type: ".utf8)
}
