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
      .sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
    guard !winners.isEmpty else { return found }
    // How far the winners up to each one reach, so that only neighbours are looked at.
    var reach = 0
    let reaches = winners.map { winner in
      reach = max(reach, winner.span?.end ?? 0)
      return reach
    }
    return found.filter { loser in
      guard let span = loser.span else { return true }
      var index = winners.partitioningIndex { ($0.span?.start ?? 0) > span.end }
      while index > 0, reaches[index - 1] >= span.start {
        index -= 1
        let winner = winners[index]
        if silenced[slug(winner.id)]?.contains(slug(loser.id)) == true,
          winner.span.map({ span.start <= $0.end }) ?? false
        {
          return false
        }
      }
      return true
    }
  }

  private static func slug(_ id: String) -> String {
    id.firstIndex(of: "/").map { String(id[id.index(after: $0)...]) } ?? id
  }
}
