import BelfryModels
import BelfrySource
import BelfryYAML

/// Services that need others which other profiles turn on.
enum ProfileDependencies {
  /// What is found in a project of which no profile is known to be on.
  static func found(in loaded: LoadedCompose) -> [Diagnostic] {
    let services = Dictionary(
      loaded.project.services.entries.map { ($0.key.value, $0.value) },
      uniquingKeysWith: { _, last in last })
    return loaded.project.services.entries.flatMap { entry in
      ServiceLinks(entry.value).all.compactMap { use -> Diagnostic? in
        guard use.isRequired, let span = use.name.span, let other = services[use.name.value] else {
          return nil
        }
        let (own, needed) = (names(entry.value), names(other))
        guard let first = needed.first, !(own + needed).contains(where: { $0.contains("$") }),
          Set(own).isDisjoint(with: needed)
        else { return nil }
        let rule = CheckRule.dependencyProfile
        let help =
          own.first.map { "give it the profile '\($0)' as well" } ?? "take the profile away"
        return loaded.located(
          Diagnostic(
            rule.id, rule.severity,
            "'\(entry.key.value)' needs '\(use.name.value)', which is off without '\(first)'",
            help: "\(help), or say 'required: false' here", file: EffectiveDocument.path, at: span))
      }
    }
  }

  private static func names(_ service: ComposeService) -> [String] {
    service.profiles.map(\.value).filter { !$0.isEmpty }
  }
}
