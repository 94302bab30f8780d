/// What Compose knows besides the files that are checked.
package struct ComposeSurroundings: Sendable {
  /// The bytes of a path, for `.env`, `env_file`, `include` and `extends`; nothing where no folder is
  /// known, so that what is not there cannot be missed.
  package var read: (@Sendable (String) -> [UInt8]?)?
  /// Whether the environment sets a variable. Its value stays unknown, so that findings do not
  /// depend on it and never show it.
  package var isSet: @Sendable (String) -> Bool

  /// Nothing known, unless it is said.
  package init(
    isSet: @escaping @Sendable (String) -> Bool = { _ in false },
    read: (@Sendable (String) -> [UInt8]?)? = nil
  ) {
    self.isSet = isSet
    self.read = read
  }
}
