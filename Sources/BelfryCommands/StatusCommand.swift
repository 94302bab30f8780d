import ArgumentParser
import BelfryHTTP
import BelfryProvision
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
    let stack = try StackOptions.stack(try StackOptions.folder(folder))
    do throws(ProvisionFailure) {
      let session = try HTTPSession.toStack()
      let table = StatusTable(budgets: Budgets.read(folder), isColoured: Console.isColoured(1))
      guard watch else {
        let status = try StackStatus(stack, session)
        Console.print(format == .json ? StatusTable.json(status) : table.text(status))
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
        Console.print(format == .json ? StatusTable.json(status) : table.text(status))
        guard interrupts.sleep(every.duration) else { return }
        continue
      }
      let end = ContinuousClock.now + every.duration
      var size: Screen.Size?
      repeat {
        let now = screen.size
        if now != size {
          size = now
          screen.show(table.text(status))
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
    let size = size
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()[...]
    let hidden = lines.count - (size.rows - 1)
    if hidden > 0 {
      lines = lines.prefix(size.rows - 2) + ["  and \(hidden + 1) more lines"]
    }
    // Each line is cleared to its end, then all below: nothing flickers.
    let drawn = lines.map { Self.cut($0, to: size.columns) + "\u{1B}[0m\u{1B}[K\r\n" }.joined()
    Console.print("\u{1B}[H\(drawn)\u{1B}[J")
  }

  /// The first columns of a line, colours not counted.
  static func cut(_ line: Substring, to columns: Int) -> String {
    var result = ""
    var count = 0
    var isEscape = false
    for character in line {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape {
        guard count < columns else { continue }
        count += 1
      }
      result.append(character)
      if isEscape, character.isLetter { isEscape = false }
    }
    return result
  }

  /// Gives the terminal back.
  func leave() {
    if isLive { Console.print("\u{1B}[?25h\u{1B}[?1049l") }
  }
}
