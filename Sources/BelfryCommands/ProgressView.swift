import BelfryProvision
import Glibc

/// Shows how far services are: one live line each on a terminal, a line for each change elsewhere.
final class ProgressView {
  private let isLive: Bool
  private let isQuiet: Bool
  private let start = ContinuousClock.now
  private var shown = 0
  private var last: [String: ServiceState] = [:]
  private var since: [String: ContinuousClock.Instant] = [:]

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    isLive = !isQuiet && isatty(2) == 1 && Console.environment("TERM") != "dumb"
  }

  /// Takes what a run tells.
  func take(_ event: StackRun.Event) {
    guard !isQuiet else { return }
    switch event {
    case .begins(let what):
      shown = 0
      Console.error(what)
    case .states(let states): isLive ? redraw(states) : log(states)
    }
  }

  private func log(_ states: [(service: String, state: ServiceState)]) {
    for (service, state) in states where last[service] != state {
      last[service] = state
      Console.error("  \(service): \(state.words) (after \(Self.seconds(since: start)))")
    }
  }

  private func redraw(_ states: [(service: String, state: ServiceState)]) {
    let width = states.map(\.service.count).max() ?? 0
    var text = shown > 0 ? "\u{1B}[\(shown)A" : ""
    for (service, state) in states {
      if last[service] != state {
        last[service] = state
        since[service] = .now
      }
      let time = Self.seconds(since: start, until: isSettled(state) ? since[service] : nil)
      let name = service.padded(to: width)
      let line = "  \(mark(state)) \(name)  \(time.padded(to: 6)) \(state.words)"
      text += "\r\u{1B}[K" + cut(line) + "\u{1B}[0m\n"
    }
    shown = states.count
    Console.error(text)
  }

  /// A line that fits the terminal, so that it stays one.
  private func cut(_ line: String) -> String {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 10 else { return line }
    // The colours of the mark take no columns.
    let hidden = Console.isColoured(2) ? 9 : 0
    return String(line.prefix(Int(size.ws_col) - 1 + hidden))
  }

  private func isSettled(_ state: ServiceState) -> Bool {
    [.ready, .done, .failed].contains(state.phase)
  }

  private func mark(_ state: ServiceState) -> String {
    let (sign, colour) =
      switch state.phase {
      case .waiting: (".", 2)
      case .starting: ("~", 33)
      case .ready, .done: ("+", 32)
      case .failed: ("!", 31)
      }
    guard Console.isColoured(2) else { return sign }
    return "\u{1B}[\(colour < 10 ? "0\(colour)" : "\(colour)")m\(sign)\u{1B}[0m"
  }

  private static func seconds(
    since start: ContinuousClock.Instant, until end: ContinuousClock.Instant? = nil
  ) -> String {
    "\(Int((end ?? .now).duration(to: start).inSeconds * -1)) s"
  }
}

extension String {
  /// The text with blanks behind it, so that it takes so many characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
