import BelfryCatalogue

extension StackPlan {
  /// Kibana's Discover over the dashboard's time, where logs are collected: all lines, or those of a
  /// service and those of which nobody knows the service (Kibana 8.15 and later).
  func logs(of service: String?) -> BoardLink? {
    guard has("elastic"), let kibana = instances.first?.placeholders.values["url:kibana"] else {
      return nil
    }
    let time = "time:(from:'${__from:date:iso}',to:'${__to:date:iso}')"
    let query = service.map { name in
      let words = "service.name : \"\(name)\" or not service.name : *"
      let encoded = words.replacing(" ", with: "%20").replacing("\"", with: "%22")
      return ",query:(language:kuery,query:'\(encoded)')"
    }
    let view = "dataSource:(dataViewId:'\(project)-logs',type:dataView)"
    return BoardLink(
      title: "Logs", url: "\(kibana)app/discover#/?_g=(\(time))&_a=(\(view)\(query ?? ""))")
  }
}
