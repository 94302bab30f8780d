import ArgumentParser
import BelfryHTTP
import BelfryProvision
import BelfryReport
import Glibc

/// `belfry status`.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows how a stack does: services, targets, alerts, disk and ingestion.",
    discussion: """
      Ends with 1 where a service does not run or is not healthy. Budgets come from 'belfry.yaml' \
      in the bundle's folder, if it is there: yellow from four fifths on, red above.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Flag(name: .shortAndLong, help: "Shows it again and again, until it is interrupted.")
  var watch = false

  @Option(help: "Pause between two looks with --watch.")
  var every = TimeSpan(seconds: 5)

  @Option(help: "human or json.")
  var format = StackFormat.human

  func run() throws {
    let place = try StackOptions.folder(folder)
    let stack = try StackOptions.stack(place)
    do throws(ProvisionFailure) {
      let session = try HTTPSession.toStack()
      let budgets = StackProfile.read(place)?.budgets ?? Budgets()
      let table = StatusTable(budgets: budgets, isColoured: Console.isColoured(1))
      guard watch else {
        let status = try StackStatus(stack, session)
        Console.print(format == .json ? StatusJSON.text(status) : table.text(status))
        guard status.isWell else { throw ProvisionFailure("", kind: .findings) }
        return
      }
      try follow(stack, session, table)
    } catch {
      guard error.kind != .findings else { throw ExitCode(1) }
      throw StackOptions.refuse(folder, error)
    }
  }

  private func follow(
    _ stack: Stack, _ session: HTTPSession, _ table: StatusTable
  ) throws(ProvisionFailure) {
    let interrupts = Interrupts()
    let screen = Screen()
    defer { screen.leave() }
    while true {
      let status = try StackStatus(stack, session)
      if format == .json || !screen.isLive {
        Console.print(format == .json ? StatusJSON.text(status) : table.text(status))
        guard interrupts.sleep(every.duration) else { return }
        continue
      }
      let end = ContinuousClock.now + every.duration
      var size: Screen.Size?
      repeat {
        let now = screen.size
        if now != size {
          size = now
          screen.show(table.text(status, columns: now.columns, rows: now.rows - 1))
        }
        guard interrupts.sleep(.milliseconds(200)) else { return }
      } while ContinuousClock.now < end
    }
  }
}

/// The terminal while a table is shown again and again; it is left as it was found.
final class Screen {
  struct Size: Equatable {
    var columns: Int
    var rows: Int
  }

  /// Whether standard output is a terminal that can be drawn on.
  let isLive = isatty(1) == 1 && Console.environment("TERM") != "dumb"

  init() {
    // The other screen, without a cursor.
    if isLive { Console.print("\u{1B}[?1049h\u{1B}[?25l") }
  }

  /// The terminal's size, 80 by 24 where it does not say.
  var size: Size { Self.currentSize }

  /// The size of the terminal on standard output, 80 by 24 where it does not say.
  static var currentSize: Size {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 1 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  /// Draws lines, cut to what fits.
  func show(_ text: String) {
    let lines = Self.frame(text, size)
    // Each line is cleared to its end, then all below: nothing flickers.
    let drawn = lines.map { $0 + "\u{1B}[0m\u{1B}[K\r\n" }.joined()
    Console.print("\u{1B}[H\(drawn)\u{1B}[J")
  }

  /// The lines that fit a size; the last row is the cursor's.
  static func frame(_ text: String, _ size: Size) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()[...]
    let hidden = lines.count - (size.rows - 1)
    if hidden > 0 {
      lines = lines.prefix(max(0, size.rows - 2)) + ["  and \(hidden + 1) more lines"]
    }
    return lines.map { cut($0, to: size.columns) }
  }

  /// The first columns of a line, an ellipsis where it is longer; colours take no columns.
  static func cut(_ line: Substring, to columns: Int) -> String {
    var result = ""
    var count = 0
    var kept = ""
    var isEscape = false
    for character in line {
      if character == "\u{1B}" { isEscape = true }
      if isEscape {
        result.append(character)
        if count < columns { kept = result }
        if character.isLetter { isEscape = false }
        continue
      }
      let width = TextWidth.columns(of: String(character))
      guard count + width <= columns else { return kept + "\u{1B}[0m…" }
      result.append(character)
      count += width
      if count < columns { kept = result }
    }
    return result
  }

  /// Gives the terminal back.
  ///
  /// Emptied first: tmux 3.3 breaks the lines of a screen that has grown meanwhile to its former
  /// width, and leaves what does not fit.
  func leave() {
    if isLive { Console.print("\u{1B}[H\u{1B}[J\u{1B}[?25h\u{1B}[?1049l") }
  }
}
