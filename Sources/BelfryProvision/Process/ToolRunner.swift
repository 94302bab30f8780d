import Glibc

/// Runs programs of others in the place of this one.
package enum ToolRunner {
  /// The program's path in the folders of `PATH`.
  package static func find(_ name: String, in path: String) -> String? {
    for folder in path.split(separator: ":") {
      let candidate = "\(folder)/\(name)"
      if access(candidate, X_OK) == 0 { return candidate }
    }
    return nil
  }

  /// Becomes the program; returns only when that fails, with the reason.
  package static func become(_ program: String, _ arguments: [String]) -> String {
    var list: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    list.append(nil)
    execv(program, list)
    let reason = String(cString: strerror(errno))
    for pointer in list { free(pointer) }
    return reason
  }
}
