import ArgumentParser
import BelfryCheck
import BelfryGenerate
import BelfryProvision
import BelfrySource

/// `belfry up`.
struct UpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up",
    abstract: "Brings a bundle up with Docker Compose, and proves that it works.",
    discussion: """
      Checks the bundle, says what differs from what runs, looks at the host, makes missing \
      secrets, and only then starts, restarts or reloads what has to be. Ends with 1 when the \
      bundle has errors or the proof fails, with 2 when a secret is missing that only you know, \
      with 3 when Docker, the host or a container fails.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Flag(help: "Says what would be done, and does nothing.")
  var dryRun = false

  @Option(help: "How long everything may take to become healthy.")
  var timeout = TimeSpan(seconds: 300)

  @Flag(help: "Goes back to the configuration that was applied last, or to the one before it.")
  var rollback = false

  @Flag(help: "Goes on with empty files for secrets that only you know.")
  var emptySecrets = false

  @Flag(help: "Leaves the proof out, which 'belfry verify' makes at any time.")
  var noVerify = false

  @Option(help: "How long the proof may wait for what is not so yet.")
  var proofTimeout = TimeSpan(seconds: 120)

  @Flag(name: .shortAndLong, help: "Says nothing but errors.")
  var quiet = false

  func run() throws {
    let folder = try StackOptions.folder(folder)
    let store = AppliedStore(bundle: folder)
    do throws(ProvisionFailure) {
      let lock = try store.lock()
      defer { store.unlock(lock) }
      try work(folder, store, lock)
    } catch {
      throw StackOptions.refuse(self.folder, error)
    }
  }

  private func work(
    _ folder: String, _ store: AppliedStore, _ lock: FileLock
  ) throws(ProvisionFailure) {
    if !rollback { try Self.check(self.folder) }
    var stack = try StackOptions.open(folder)
    if rollback {
      try goBack(stack, store)
      try Self.check(self.folder)
      stack = try StackOptions.open(folder)
    }
    let configuration = try stack.configuration()
    let containers = try stack.containers()
    let plan = UpPlan(
      stack.model, containers, images: try stack.images(),
      changes: store.applied().map(configuration.changes(since:)),
      secrets: SecretMarks(applied: folder)?.changes(stack.secrets) ?? [:], folder: folder)
    if !quiet || dryRun { Console.print(PlanText(stack, plan).text) }
    try look(stack, plan, containers)
    guard !dryRun else { return }
    let secrets = stack.secrets
    try secrets.make(empty: emptySecrets)
    if !quiet {
      for entry in secrets.toMake { Console.print("made secrets/\(entry.name)\n") }
    }
    let interrupts = Interrupts()
    let progress = ProgressView(isQuiet: quiet)
    try StackRun(
      stack, plan, timeout: timeout.duration, interrupts: interrupts, lock: lock,
      tell: progress.take
    ).run()
    let reloading = plan.services(.reload)
    if !reloading.isEmpty {
      try ReloadCommand.reload(reloading, try Reloader(stack), stack, isQuiet: quiet)
    }
    try store.keep(configuration)
    // Those that were made just now are not yet in the list that was read before.
    try SecretMarks.keep(SecretFiles(stack.model, lock: stack.lock), bundle: folder)
    if !noVerify { try prove(stack, interrupts) }
  }

  private func prove(_ stack: Stack, _ interrupts: Interrupts) throws(ProvisionFailure) {
    let view = ProofView()
    let prover = try Prover(stack, timeout: proofTimeout.duration, interrupts: interrupts) {
      if !quiet || $0.verdict == .failed { view.show($0) }
    }
    try prover.run()
    let failed = prover.steps.filter { $0.verdict == .failed }.map(\.id)
    guard failed.isEmpty else {
      throw ProvisionFailure(
        "it runs, but the proof fails: \(failed.joined(separator: ", "))",
        help: "'belfry verify' proves again.", kind: .findings)
    }
  }

  /// The bundle is checked before anything of it is applied.
  static func check(_ folder: String) throws(ProvisionFailure) {
    let found = BundleCheck.errors(of: folder)
    guard found > 0 else { return }
    throw ProvisionFailure(
      "the bundle has \(Summary.count(found, "error")); what runs is left as it is",
      help: "Mend them, or go back: belfry up --rollback", kind: .findings)
  }

  private func goBack(_ stack: Stack, _ store: AppliedStore) throws(ProvisionFailure) {
    let present = try stack.configuration()
    guard let applied = store.applied() else {
      throw ProvisionFailure(
        "no configuration was applied here before", help: "Run 'belfry up' without --rollback.",
        kind: .input)
    }
    let isApplied =
      present.changes(since: applied).isEmpty && applied.changes(since: present).isEmpty
    guard let wanted = isApplied ? store.former() : applied else {
      throw ProvisionFailure(
        "there is no configuration before the one that is applied", kind: .input)
    }
    let changes = wanted.changes(since: present)
    if !quiet || dryRun {
      let which = isApplied ? "before the last" : "that was applied last"
      Console.print(
        "back to the configuration \(which): \(Summary.count(changes.count, "file")) differ\n")
      for path in changes.keys.sorted() { Console.print("  \(path)\n") }
    }
    if dryRun { throw ProvisionFailure("", kind: .nothing) }
    try store.restore(wanted, over: present)
  }

  private func look(
    _ stack: Stack, _ plan: UpPlan, _ containers: [RunningContainer]
  ) throws(ProvisionFailure) {
    let checks = HostInspector(
      stack.model, stack.engine, plan, containers, publishers: try stack.publishers(),
      missingNetworks: try stack.missingNetworks()
    ).checks()
    if !quiet || dryRun {
      Console.print(PlanText.host(checks))
      Console.print(PlanText.secrets(stack.secrets))
    }
    let bad = checks.filter { $0.verdict == .bad }
    if let first = bad.first {
      throw ProvisionFailure(
        bad.map { "\($0.name): \($0.message)" }.joined(separator: "; "), help: first.help)
    }
    let asked = stack.secrets.toAsk
    guard asked.isEmpty || emptySecrets || dryRun else {
      throw ProvisionFailure(
        "\(Summary.count(asked.count, "secret")) are missing that only you know",
        help: "Write each into its file, or leave them empty with --empty-secrets.",
        lines: asked.map { "secrets/\($0.name): \(PlanText.about($0))" }, kind: .input)
    }
  }
}

/// The bundle's check, as `belfry check` makes it.
enum BundleCheck {
  /// How many errors there are; they are shown.
  static func errors(of folder: String) -> Int {
    let around = SurroundingFiles()
    // Addresses that only the user can fill in are theirs to know.
    let scope = try? RuleSelection.parse([]).scope(for: [folder])
    var options = CheckOptions(ignored: ["alertmanager/placeholder-value"], scope: scope)
    options.leastSeverity = .error
    options.surroundings = ComposeSurroundings(
      isSet: Environment.isSet, read: { around.read($0) })
    guard let input = try? CheckInput([folder], scope) else { return 1 }
    let found = FileChecker.check(
      input.files, options, paths: input.present, folders: input.folders
    ).flatMap(\.diagnostics).filter { $0.severity == .error }
    if !found.isEmpty { Console.show(found, input.files) }
    return found.count
  }
}
