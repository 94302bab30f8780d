import BelfryCommands

@main
struct Main {
  static func main() {
    BelfryCommand.run()
  }
}
