import BelfrySource

/// One cause, one finding: the more particular one silences the others at its place.
enum Precedence {
  /// What silences what, by the parts of the ids behind the slash.
  private static let silenced: [String: Set<String>] = [
    "placeholder-value": [
      "bad-url", "bad-address", "bad-host", "default-credentials", "env-default-secret",
      "secret-inline",
    ],
    "default-credentials": ["env-default-secret", "secret-inline"],
    "env-default-secret": ["secret-inline"],
    "env-not-expanded": ["bad-url", "secret-inline"],
    "newer-key": ["unknown-key"],
    "deprecated-key": ["unknown-key"],
  ]

  /// The findings of one file without those that another one explains.
  static func apply(_ found: [Diagnostic]) -> [Diagnostic] {
    let winners = found.filter { silenced[slug($0.id)] != nil && $0.span != nil }
    guard !winners.isEmpty else { return found }
    return found.filter { loser in
      guard let span = loser.span else { return true }
      return !winners.contains { winner in
        silenced[slug(winner.id)]?.contains(slug(loser.id)) == true
          && winner.span.map { $0.start <= span.end && span.start <= $0.end } ?? false
      }
    }
  }

  private static func slug(_ id: String) -> String {
    id.firstIndex(of: "/").map { String(id[id.index(after: $0)...]) } ?? id
  }
}
