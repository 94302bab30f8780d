import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryGenerate

/// A profile as it is read and planned, with what was said on the way.
struct PlannedProfile {
  let file: SourceFile
  let plan: StackPlan?
  let found: [Diagnostic]

  /// The packs that are built in.
  static let catalogue: Catalogue = {
    var loader = CatalogueLoader()
    loader.isThorough = false
    loader.read(EmbeddedPacks.files())
    return loader.catalogue()
  }()

  init(_ text: String) {
    file = SourceFile(path: "belfry.yaml", text: text)
    let parsed = parseYAML(file)
    var context = DecodeContext(file: file.path)
    guard let root = parsed.roots.first, let profile = Profile.decode(root, &context),
      !context.diagnostics.hasErrors
    else {
      (plan, found) = (nil, parsed.diagnostics + context.diagnostics)
      return
    }
    let (plan, planned) = Planner.plan(profile, from: file, using: Self.catalogue)
    (self.plan, found) = (plan, context.diagnostics + planned)
  }

  /// What was said.
  var messages: [String] { found.map(\.message) }

  /// The plan of a profile of which there is nothing to say.
  static func plan(_ text: String) throws -> StackPlan {
    let planned = PlannedProfile(text)
    #expect(planned.messages == [])
    return try #require(planned.plan)
  }
}
