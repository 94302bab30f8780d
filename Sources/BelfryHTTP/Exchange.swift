import AsyncHTTPClient
import Dispatch
import NIOCore
import NIOHTTP1
import Synchronization

/// A request under way: a task that reads what comes, and a caller that waits for it, but never
/// longer than until its deadline.
final class Exchange: Sendable {
  /// Why nothing more comes.
  enum Fault: Error {
    case deadline
    case failed(any Error)
  }

  private struct State {
    var head: (status: Int, headers: HTTPHeaders)?
    var pieces: [ByteBuffer] = []
    var size = 0
    var isEnded = false
    var isCancelled = false
    var failure: (any Error)?
    /// The reading task, as long as it waits for room.
    var waiting: CheckedContinuation<Void, Never>?
    var task: Task<Void, Never>?
  }

  /// Bytes that may lie ready before the task has to wait.
  private static let room = 1 << 20
  private let state = Mutex(State())
  private let arrival = DispatchSemaphore(value: 0)
  private static let executor = QueueExecutor()
  private let deadline: DispatchTime

  /// Begins a request.
  init(_ request: HTTPClientRequest, by client: HTTPClient, until deadline: DispatchTime) {
    self.deadline = deadline
    let task = Task(executorPreference: Self.executor) { [self] in await run(request, by: client) }
    state.withLock { $0.task = task }
  }

  /// Waits for status and headers.
  func head() throws(Fault) -> (status: Int, headers: HTTPHeaders) {
    while true {
      let (head, failure) = state.withLock { ($0.head, $0.failure) }
      if let head { return head }
      if let failure { throw .failed(failure) }
      try wait()
    }
  }

  /// Waits for the next piece of the body; nothing at its end.
  func next() throws(Fault) -> ByteBuffer? {
    while true {
      let (piece, isEnded, failure, waiting) = state.withLock { state in
        let piece = state.pieces.isEmpty ? nil : state.pieces.removeFirst()
        state.size -= piece?.readableBytes ?? 0
        let waiting = state.size < Self.room ? state.waiting.take() : nil
        return (piece, state.isEnded, state.failure, waiting)
      }
      waiting?.resume()
      if let piece { return piece }
      if let failure { throw .failed(failure) }
      if isEnded { return nil }
      try wait()
    }
  }

  /// Ends the request, wherever it is.
  func cancel() {
    let (task, waiting) = state.withLock { state in
      state.isCancelled = true
      return (state.task, state.waiting.take())
    }
    waiting?.resume()
    task?.cancel()
  }

  private func wait() throws(Fault) {
    guard arrival.wait(timeout: deadline) == .timedOut else { return }
    cancel()
    throw .deadline
  }

  private func run(_ request: HTTPClientRequest, by client: HTTPClient) async {
    do {
      let answer = try await client.execute(request, deadline: .distantFuture)
      change { $0.head = (Int(answer.status.code), answer.headers) }
      for try await piece in answer.body where piece.readableBytes > 0 { await put(piece) }
      change { $0.isEnded = true }
    } catch {
      change { $0.failure = error }
    }
  }

  /// Hands a piece over, and waits as long as there is no room for another.
  private func put(_ piece: ByteBuffer) async {
    change { state in
      state.pieces.append(piece)
      state.size += piece.readableBytes
    }
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let isFull = state.withLock { state in
        let isFull = state.size >= Self.room && !state.isCancelled
        if isFull { state.waiting = continuation }
        return isFull
      }
      if !isFull { continuation.resume() }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    state.withLock { body(&$0) }
    arrival.signal()
  }
}
