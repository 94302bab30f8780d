import BelfryCatalogue
import BelfryProfile
import BelfrySource

extension StackReadme {
  /// What the Elasticsearch that exists must have, and who may make it (Elasticsearch's
  /// documentation, "Elasticsearch privileges", "Create lifecycle policy" and "Service accounts").
  var elasticNote: String {
    let elastic = plan.elastic
    guard plan.has("elastic"), elastic.existing != nil else { return "" }
    let stream = "logs-\(dataset)-\(plan.environment)"
    return """

      ## Elasticsearch

      Logs go into the data stream `\(stream)` of \(elastic.url). \(trust)

      \(elastic.setsUp ? setUp : byHand)\(kibana)
      """
  }

  private var dataset: String {
    plan.instances.first?.placeholders.values["log_dataset"] ?? plan.project
  }

  private var trust: String {
    guard plan.elastic.url.hasPrefix("https://") else {
      return "There is no TLS: whoever stands between can read lines and passwords."
    }
    let authorities =
      plan.elastic.ca == nil
      ? "authorities that everybody knows" : "`secrets/\(ElasticAccess.authorities)`"
    return "Its certificate is checked against \(authorities), and so is its name."
  }

  private var setUp: String {
    let user = plan.elastic.existing?.user?.value.text ?? "elastic"
    return """
      `elastic-users` sets it up at every start, as the user `\(user)`: the users and roles below, the
      lifecycle policy and the index template `\(plan.project)-logs`. That user needs
      - of the cluster `manage_security`, `manage_ilm` and `manage_index_templates`,
      - of the indices `logs-\(dataset)-*` the privilege `manage`: a lifecycle policy acts with the
        rights of whoever stored it last.

      \(users)

      """
  }

  private var byHand: String {
    let name = "\(plan.project)-logs"
    return """
      Nothing is set up there. These users have to exist, with roles of these privileges, and their
      passwords in `secrets/`:

      \(users)

      So do the lifecycle policy and the index template, whose user needs `manage_ilm` and
      `manage_index_templates` of the cluster and `manage` of the indices `logs-\(dataset)-*`:
      - `PUT _ilm/policy/\(name)` with `elastic-setup/lifecycle-policy.json`,
      - `PUT _index_template/\(name)` with `elastic-setup/index-template.json`.

      Kibana imports the data view and the saved searches under Stack Management, Saved Objects:

      ```sh
      for object in elastic-setup/kibana/*.json; do tr -d '\\n' <"$object"; echo; done >objects.ndjson
      ```

      """
  }

  private var users: String {
    let indices = "`logs-\(dataset)-*`"
    let rows = plan.elastic.users.map { user in
      let rights =
        switch user {
        case .writer: "`monitor` | `auto_configure`, `create_doc` of \(indices)"
        case .exporter: "`monitor` | `monitor` of `*`"
        case .reader: "`monitor` | `read`, `view_index_metadata` of \(indices)"
        case .importer: "the role `kibana_admin` | "
        }
      return "| `\(plan.elastic.name(user))` | \(rights) |"
    }
    return """
      | user | of the cluster | of indices |
      | --- | --- | --- |
      \(rows.joined(separator: "\n"))
      """
  }

  private var kibana: String {
    guard plan.elastic.hasKibana else {
      return "\nKibana is the one at \(plan.elastic.kibana).\n"
    }
    return """

      The stack's own Kibana signs in with a token of the service account `elastic/kibana`, made by
      whoever has `manage_service_account`; its value goes into `secrets/\(ElasticAccess.kibanaToken)`:
      `POST _security/service/elastic/kibana/credential/token/\(plan.project)`.
      It has to be of the cluster's version (`images: {kibana: …}` in the profile), and no Kibana of
      another version may use the cluster: they share their saved objects, and the newer one migrates
      them. Where there is one, say `existing.elasticsearch.kibana`.

      """
  }
}
