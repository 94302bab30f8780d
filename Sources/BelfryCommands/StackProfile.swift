import BelfryCheck
import BelfryGenerate
import BelfryModels
import BelfryProfile
import BelfryProvision
import BelfrySource

/// The profile that stands beside a bundle.
struct StackProfile {
  private let profile: Profile
  private let file: SourceFile

  /// Reads `belfry.yaml` in a bundle's folder; nothing where there is none that can be used.
  static func read(_ folder: String) -> StackProfile? {
    let path = "\(folder)/belfry.yaml"
    guard Input.isThere(path), let file = try? Input.file(path),
      let profile = ProfileReader.read(file).profile
    else { return nil }
    return StackProfile(profile: profile, file: file)
  }

  /// What it comes to, with packs of a folder over those in the binary; nothing where it cannot be.
  func plan(_ templates: String?) throws -> StackPlan? {
    Planner.plan(profile, from: file, using: try Input.catalogue(templates)).plan
  }

  /// What the stack may hold.
  var budgets: Budgets {
    let budgets = profile.budgets
    return Budgets(
      series: budgets.series?.value, samples: budgets.samples?.value,
      disk: budgets.disk.map { Int(clamping: $0.value.bytes) })
  }
}
