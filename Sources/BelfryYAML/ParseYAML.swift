public import BelfrySource

/// Reads YAML as libyaml does: never throws, what could be read is returned.
public func parseYAML(_ file: SourceFile, limits: ParseLimits = .default) -> ParsedDocuments {
  parseYAML(file, limits: limits, piece: 1 << 18)
}

/// Reads YAML; files of more bytes than two pieces have are read in pieces on all cores, where they
/// are lists that can be cut. What is returned does not depend on it.
package func parseYAML(_ file: SourceFile, limits: ParseLimits, piece: Int) -> ParsedDocuments {
  var parsed = ParsedDocuments(file: file)
  if let problem = scanEncoding(file, limits, json: false) {
    parsed.diagnostics = [problem]
    return parsed
  }
  let cuts = file.bytes.count < 2 * piece ? [] : YAMLOutline.cuts(in: file.bytes, every: piece)
  if !cuts.isEmpty, let joined = YAMLPiece.join(file, limits, cuts) {
    (parsed.roots, parsed.comments) = joined
    return parsed
  }
  parsed.take(YAMLPiece(file, limits))
  return parsed
}

/// Reads YAML with libyaml alone, whole: what everything else is compared with.
package func parseYAMLByLibrary(_ file: SourceFile, limits: ParseLimits = .default)
  -> ParsedDocuments
{
  var parsed = ParsedDocuments(file: file)
  if let problem = scanEncoding(file, limits, json: false) {
    parsed.diagnostics = [problem]
  } else {
    parsed.take(YAMLPiece(file, limits, byLibrary: true))
  }
  return parsed
}

extension ParsedDocuments {
  fileprivate mutating func take(_ whole: YAMLPiece) {
    roots = whole.builder.finish()
    diagnostics = whole.builder.diagnostics
    comments = whole.comments
  }
}
