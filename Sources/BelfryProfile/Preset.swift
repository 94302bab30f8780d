package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Defaults of several sections at once, by how much a team wants to run.
package enum Preset: String, CaseIterable, Field, Sendable {
  /// One small machine: metrics and alerts, nothing that costs memory.
  case simple
  /// The stack with its host and containers watched, and samples kept for a year.
  case production
  /// The same with logs and traces, and more of everything.
  case enterprise
}

/// One thing that a preset decided.
package struct PresetChoice: Sendable {
  /// The profile's key.
  package var key: String
  /// What it is now, in words.
  package var value: String
}

extension Profile {
  /// The profile with its preset's defaults in the places that it leaves open, and what they were.
  package func filled() -> (profile: Profile, choices: [PresetChoice]) {
    guard let preset = preset?.value else { return (self, []) }
    var filler = PresetFiller(profile: self)
    switch preset {
    case .simple: filler.simple()
    case .production: filler.production()
    case .enterprise: filler.enterprise()
    }
    return (filler.profile, filler.choices)
  }
}

/// Fills what a profile leaves open.
private struct PresetFiller {
  var profile: Profile
  var choices: [PresetChoice] = []

  mutating func simple() {
    set(\.hosts, false, "hosts")
    set(\.containers, false, "containers")
    retain("15d", disk: "2GB")
  }

  mutating func production() {
    retain("15d", disk: "10GB")
    longTerm("1y")
  }

  mutating func enterprise() {
    retain("30d", disk: "50GB")
    longTerm("2y")
    if profile.logs == nil {
      var logs = LogsProfile()
      logs.retention = duration("30d")
      profile.logs = logs
      choices.append(PresetChoice(key: "logs", value: "{retention: 30d}"))
    }
    if profile.tracing == nil {
      profile.tracing = .empty
      choices.append(PresetChoice(key: "tracing", value: "{}"))
    }
  }

  private func duration(_ text: String) -> Located<PrometheusDuration>? {
    PrometheusDuration(text).map { Located($0) }
  }

  private mutating func set(
    _ path: WritableKeyPath<Profile, Bool?>, _ value: Bool, _ key: String
  ) {
    guard profile[keyPath: path] == nil else { return }
    profile[keyPath: path] = value
    choices.append(PresetChoice(key: key, value: "\(value)"))
  }

  private mutating func retain(_ retention: String, disk: String) {
    if profile.storage.retention == nil, let length = PrometheusDuration(retention) {
      profile.storage.retention = Located(length)
      choices.append(PresetChoice(key: "storage.retention", value: retention))
    }
    if profile.storage.disk == nil, let size = ByteSize(disk) {
      profile.storage.disk = Located(size)
      choices.append(PresetChoice(key: "storage.disk", value: disk))
    }
  }

  private mutating func longTerm(_ retention: String) {
    guard profile.storage.longTerm == nil else { return }
    var longTerm = LongTermProfile()
    longTerm.store = Located(.victoriametrics)
    longTerm.retention = duration(retention)
    profile.storage.longTerm = longTerm
    choices.append(
      PresetChoice(
        key: "storage.long_term", value: "{store: victoriametrics, retention: \(retention)}"))
  }
}
