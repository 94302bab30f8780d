import BelfryCatalogue

/// Makes `create-secrets.sh`: random secrets where they may be, names of those that only the user
/// can know.
enum SecretsScript {
  static func text(_ secrets: [(name: String, secret: PackSecret)]) -> String {
    let random = secrets.filter { $0.secret.create == .random }.map(\.name)
    let asked = secrets.filter { $0.secret.create != .random }
    var text = """
      #!/bin/sh
      # Makes the files in secrets/ that may be random, and empty ones for those that only you can
      # know. Files that are there already stay as they are. The folder protects them on the host:
      # programs with other user ids read them inside their containers.
      set -eu
      umask 077
      cd "$(dirname "$0")"
      mkdir -p secrets
      chmod 0700 secrets

      random() {
        [ -s "secrets/$1" ] || {
          LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32 >"secrets/$1"
          echo "made secrets/$1"
        }
        chmod 0444 "secrets/$1"
      }

      ask() {
        [ -s "secrets/$1" ] && {
          # Some programs take a line break at the end for a part of the secret.
          chmod 0644 "secrets/$1"
          value=$(cat "secrets/$1")
          printf '%s' "$value" >"secrets/$1"
          chmod 0444 "secrets/$1"
          return
        }
        [ -e "secrets/$1" ] || : >"secrets/$1"
        chmod 0644 "secrets/$1"
        echo "fill secrets/$1: $2"
      }


      """
    for name in random { text += "random \(name)\n" }
    for (name, secret) in asked { text += "ask \(name) \(quoted(secret.about))\n" }
    return text
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
