package import BelfryGenerate
import Glibc

/// A program of others that runs beside this one until it ends.
package struct ChildProcess {
  /// How it ended.
  package struct Outcome: Sendable {
    /// Its exit status; 128 and the signal's number where one ended it.
    package var status: Int32 = 0
    /// What it wrote to standard output.
    package var output: [UInt8] = []
    /// What it wrote to standard error.
    package var errors: [UInt8] = []
    /// Whether it was ended because its time was over.
    package var isLate = false
    /// Whether an interruption was passed on to it.
    package var isInterrupted = false

    /// Standard output as text.
    package var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    package var complaint: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Why a program does not run.
  package struct Failure: Error, Sendable {
    /// The system's words.
    package let reason: String
  }

  /// Most bytes that are kept of each stream.
  private static let most = 64 << 20
  /// How often what waits beside it is asked, at least.
  private static let beat = Duration.milliseconds(250)

  /// The program's path.
  package var program: String
  /// What it is told.
  package var arguments: [String]
  /// How long it may run.
  package var limit: Duration = .seconds(600)
  /// Passed on to it.
  package var interrupts: Interrupts?
  /// A lock that the program holds as well, so that it outlives a caller that is killed.
  package var lock: FileLock?
  /// A descriptor that it reads as its standard input, which is empty otherwise.
  package var input: Int32?
  /// Called several times a second while it runs.
  package var beside: (() -> Void)?

  /// A program that is not started yet.
  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Runs it to its end.
  package func run() throws(Failure) -> Outcome {
    let output = try Pipe()
    let errors = try Pipe()
    let child = try spawn(output, errors)
    output.closeWriter()
    errors.closeWriter()
    return follow(child, output, errors)
  }

  private func spawn(_ output: borrowing Pipe, _ errors: borrowing Pipe) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output.writer, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writer, 2)
    // A descriptor that is put in its own place is kept open (POSIX.1-2024).
    if let lock { posix_spawn_file_actions_adddup2(&actions, lock.handle, lock.handle) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, &attributes, words, environ)
    guard code == 0 else { throw Failure(reason: String(cString: strerror(code))) }
    return child
  }

  private func follow(
    _ child: pid_t, _ output: borrowing Pipe, _ errors: borrowing Pipe
  ) -> Outcome {
    var outcome = Outcome()
    let end = ContinuousClock.now + limit
    var heard = interrupts?.raised ?? 0
    var isOpen = (true, true)
    while true {
      var wanted = [
        pollfd(fd: isOpen.0 ? output.reader : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isOpen.1 ? errors.reader : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: interrupts?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&wanted, 3, Self.beat.milliseconds)
      if isOpen.0 { isOpen.0 = output.take(into: &outcome.output, Self.most) }
      if isOpen.1 { isOpen.1 = errors.take(into: &outcome.errors, Self.most) }
      interrupts?.drain()
      let raised = interrupts?.raised ?? 0
      if raised > heard {
        kill(-child, outcome.isInterrupted ? SIGKILL : SIGINT)
        outcome.isInterrupted = true
        heard = raised
      }
      if !outcome.isLate, ContinuousClock.now > end {
        outcome.isLate = true
        kill(-child, SIGKILL)
      }
      if let ended = ended(child) {
        // What it left behind may hold its pipes open for ever.
        outcome.status = ended
        if isOpen.0 { _ = output.take(into: &outcome.output, Self.most) }
        if isOpen.1 { _ = errors.take(into: &outcome.errors, Self.most) }
        return outcome
      }
      beside?()
    }
  }

  private func ended(_ child: pid_t) -> Int32? {
    var status: Int32 = 0
    return waitpid(child, &status, WNOHANG) == child ? Self.code(status) : nil
  }

  /// The exit status as a shell has it.
  private static func code(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

/// A pipe whose reading end never waits.
private struct Pipe: ~Copyable {
  let reader: Int32
  let writer: Int32

  init() throws(ChildProcess.Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw ChildProcess.Failure(reason: String(cString: strerror(errno)))
    }
    reader = ends[0]
    writer = ends[1]
    _ = fcntl(reader, F_SETFL, O_NONBLOCK)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit { close(reader) }

  func closeWriter() { close(writer) }

  /// Takes what is there; whether more may come.
  func take(into bytes: inout [UInt8], _ most: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(reader, &buffer, buffer.count)
      if count > 0 {
        if bytes.count < most { bytes += buffer[..<count] }
      } else if count == 0 {
        return false
      } else if errno != EINTR {
        return errno == EAGAIN
      }
    }
  }
}
