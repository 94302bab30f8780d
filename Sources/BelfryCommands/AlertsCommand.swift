import ArgumentParser
import BelfryHTTP
import BelfryProvision
import BelfryYAML

/// `belfry alerts`.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "Lists alerts, or sends one to see that it arrives.",
    subcommands: [AlertsListCommand.self, AlertsTestCommand.self],
    defaultSubcommand: AlertsListCommand.self)
}

/// `belfry alerts list`.
struct AlertsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the alerts that Alertmanager holds, and whom it tells.")

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Option(help: "human or json.")
  var format = StackFormat.human

  func run() throws {
    let stack = try StackOptions.stack(try StackOptions.folder(folder))
    do throws(ProvisionFailure) {
      let alerts = try StackOptions.ask("alertmanager", of: stack) {
        client throws(HTTPFailure) in try StackStatus.alerts(client)
      }
      if format == .json {
        return Console.print(StackAnswer.json([.init("alerts", StatusJSON.alerts(alerts))]))
      }
      if alerts.isEmpty { return Console.print("no alerts\n") }
      for alert in alerts {
        let whom = alert.receivers.joined(separator: ", ")
        Console.print(
          "\(alert.severity.padded(to: 8)) \(alert.state.padded(to: 10)) \(alert.name)  "
            + "\(alert.labels)\n         since \(alert.since), to \(whom)\n")
      }
    } catch {
      throw StackOptions.refuse(folder, error)
    }
  }
}

/// `belfry alerts test`.
struct AlertsTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Sends an alert to Alertmanager and sees that somebody is told.",
    discussion: """
      The alert 'BelfryTest' goes the way that its labels lead, so people will read it. Whether it \
      was delivered is told by Alertmanager's counters of requests, or, with --sink, by its arrival \
      at an address on which belfry listens and to which a webhook of the bundle leads. The alert \
      is taken back at the end. Ends with 1 where it does not arrive.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Option(help: "Severity of the alert.")
  var severity = "warning"

  @Option(name: .customLong("label"), help: "A further label, as name=value; may stand repeatedly.")
  var labels: [String] = []

  @Option(help: "Address and port to listen on, such as 172.31.250.1:18080.")
  var sink: String?

  @Option(help: "How long it may take; a first message waits as long as 'grouping' says.")
  var timeout = TimeSpan(seconds: 120)

  @Option(help: "human or json.")
  var format = StackFormat.human

  func validate() throws {
    for label in labels where !label.contains("=") || label.hasPrefix("=") {
      throw ValidationError("'\(label)' is no label: write it as name=value.")
    }
  }

  func run() throws {
    let stack = try StackOptions.stack(try StackOptions.folder(folder))
    do throws(ProvisionFailure) {
      let view = ProofView(isVerbose: true)
      let prover = try Prover(stack, timeout: timeout.duration, interrupts: Interrupts()) {
        if format == .human { view.show($0) }
      }
      let pairs = labels.map { label in
        let name = label.prefix { $0 != "=" }
        return (String(name), String(label.dropFirst(name.count + 1)))
      }
      try AlertTest(
        prover, labels: [("severity", severity)] + pairs, sink: try listen()
      ).run()
      if format == .json { Console.print(ProofView.json(prover.steps)) }
      guard prover.isGood else { throw ProvisionFailure("", kind: .findings) }
    } catch {
      guard error.kind != .findings else { throw ExitCode(1) }
      throw StackOptions.refuse(folder, error)
    }
  }

  private func listen() throws(ProvisionFailure) -> NotificationSink? {
    guard let sink else { return nil }
    do throws(HTTPFailure) { return try NotificationSink(sink) } catch {
      throw ProvisionFailure(error.message, help: error.help)
    }
  }
}
