import Glibc
import Synchronization

/// Takes SIGINT and SIGTERM as long as it is held, so that what was begun can be ended in order.
package final class Interrupts {
  private static let count = Atomic<Int>(0)
  private static let last = Atomic<Int32>(0)
  private static let bell = Atomic<Int32>(-1)
  /// Signals that are taken.
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Readable when a signal came; read by who waits.
  let descriptor: Int32
  private let sender: Int32
  private var former: [(Int32, sigaction)] = []

  /// Takes the signals over.
  package init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    sender = ends[1]
    Self.bell.store(sender, ordering: .sequentiallyConsistent)
    for signal in Self.signals {
      var action = sigaction()
      var old = sigaction()
      action.__sigaction_handler.sa_handler = { Interrupts.take($0) }
      action.sa_flags = SA_RESTART
      if sigaction(signal, &action, &old) == 0 { former.append((signal, old)) }
    }
  }

  deinit {
    for (signal, action) in former {
      var action = action
      sigaction(signal, &action, nil)
    }
    Self.bell.store(-1, ordering: .sequentiallyConsistent)
    close(descriptor)
    close(sender)
  }

  /// How many signals came since the program began.
  package var raised: Int { Self.count.load(ordering: .sequentiallyConsistent) }

  /// The last signal; 0 where none came.
  package var signal: Int32 { Self.last.load(ordering: .sequentiallyConsistent) }

  /// Forgets what came, after it was heard.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }

  /// Waits, but no longer than until the next signal; whether none came.
  package func sleep(_ duration: Duration) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let found = poll(&wanted, 1, duration.milliseconds)
    if found > 0 { drain() }
    return raised == 0
  }

  private static func take(_ signal: Int32) {
    let code = errno
    last.store(signal, ordering: .sequentiallyConsistent)
    count.add(1, ordering: .sequentiallyConsistent)
    var byte: UInt8 = 1
    _ = write(bell.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = code
  }
}

extension Duration {
  /// Milliseconds, as far as `poll` takes them.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds) * 1000 + Int32(attoseconds / 1_000_000_000_000_000)
  }

  /// Seconds with their fraction.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
