import Dispatch

/// Runs tasks on a queue of its own, so that they go on while the threads that tasks share wait.
final class QueueExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "belfry.http")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
