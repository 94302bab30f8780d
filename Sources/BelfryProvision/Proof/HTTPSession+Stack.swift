package import BelfryHTTP

extension HTTPSession {
  /// What opens connections to the programs of a stack.
  package static func toStack(
    connect: Duration = .seconds(5)
  ) throws(ProvisionFailure) -> HTTPSession {
    do throws(HTTPFailure) { return try HTTPSession(connect: connect) } catch {
      throw ProvisionFailure(error.message, help: error.help)
    }
  }
}
