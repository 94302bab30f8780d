@testable import BelfryModels

/// Found by changing configurations at random and asking Prometheus, Alertmanager, blackbox_exporter
/// and Compose, too.
extension FindingTests {
  static let refused: [FindingCase] = monitoring + merges + tags + probes + grants + lists

  private static let monitoring: [FindingCase] = [
    FindingCase(
      .prometheusConfig,
      "remote_write:\n  - {url: 'http://a', azuread: ⟦{}⟧}\n"
        + "  - {url: 'http://a', azuread: {cloud: ⟦Mars⟧, ⟦sdk⟧: {}, oauth: {⟦⟦client_id⟧⟧: a}}}\n"
        + "  - {url: 'http://a', google_iam: {⟦file⟧: a}}\n"
        + "scrape_configs: [{job_name: a, scheme: HTTPS}]\n",
      "yaml/missing-key: the key 'managed_identity' or 'workload_identity' or 'oauth' or 'sdk' is "
        + "missing here",
      "yaml/wrong-type: 'Mars' is no cloud of Azure; "
        + "there are: AzurePublic, AzureChina, AzureGovernment, AzureCustom",
      "prometheus/conflicting-keys: 'sdk' and 'oauth' cannot stand together; "
        + "keep one of managed_identity, workload_identity, oauth, sdk",
      "yaml/missing-key: the key 'client_secret' is missing here; add 'client_secret:' with a text",
      "yaml/missing-key: the key 'tenant_id' is missing here; add 'tenant_id:' with a text",
      "yaml/unknown-key: unknown key 'file'; known here: credentials_file"),
    FindingCase(
      .prometheusConfig,
      "global: {metric_name_validation_scheme: legacy}\n"
        + "otlp: {translation_strategy: ⟦NoTranslation⟧}\n",
      "prometheus/conflicting-keys: 'NoTranslation' keeps characters that "
        + "'metric_name_validation_scheme: legacy' refuses; "
        + "take a strategy that escapes with underscores, or allow 'utf8'"),
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - {⟦alert⟧: '', expr: up}\n"
        + "      - {record: ⟦'up{a=\"b\"}'⟧, expr: up}\n      - {record: '', alert: A, expr: up}\n",
      "yaml/missing-key: the key 'record' or 'alert' is missing here; a rule is one or the other",
      "rules/bad-name: 'up{a=\"b\"}' is not a metric name; "
        + "Prometheus takes no braces here: labels belong under 'labels', PromQL in 'expr'"),
    FindingCase(
      .ruleTests, "rule_files: [a.yml]\ngroup_eval_order: [a, b, ⟦a⟧]\ntests: []\n",
      "rules/duplicate: the group 'a' stands twice; keep one of them"),
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: a}\nreceivers:\n  - {name: a, labels: {team: x, name: ⟦b⟧}}\n"
        + "  - {name: c, labels: {name: c}}\n",
      "alertmanager/bad-label: the label 'name' is not the receiver's name 'a'; "
        + "leave the label out: Alertmanager sets it"),
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: a}\nreceivers: [{name: a}]\nevent_recorder:\n"
        + "  file_outputs: [{path: ⟦''⟧}]\n"
        + "  webhook_outputs: [{url: ⟦'ftp://a'⟧}, {url: 'http://a', ⟦batch_max_events⟧: 3}]\n"
        + "  kafka_outputs: [{brokers: ⟦[]⟧, topic: a, acks: ⟦some⟧}]\n  ⟦outputs⟧: []\n",
      "yaml/missing-key: 'path' is empty; name the file",
      "alertmanager/bad-url: 'ftp://a' is not an address that can be used; "
        + "it begins with neither http:// nor https://",
      "alertmanager/conflicting-keys: 'batch_max_events' needs 'batch: true'; "
        + "add it, or leave 'batch_max_events' out",
      "yaml/missing-key: 'brokers' is empty",
      "yaml/wrong-type: this is 'some', but one of 'none', 'leader', 'all' is wanted",
      "yaml/unknown-key: unknown key 'outputs'; known here: file_outputs, webhook_outputs, "
        + "kafka_outputs, stdout_outputs"),
  ]

  /// Merge keys that stand twice: go-yaml 3 refuses them, and Alertmanager's go-yaml 2 does not.
  private static let merges: [FindingCase] = [
    FindingCase(
      .alertmanagerConfig,
      #"""
      route: {receiver: a}
      receivers: [{name: a, webhook_configs: [{url: "https:⟦\/⟧/a.b\u002F\\/c"}]}]
      templates: ['\/', \/]
      """#,
      "yaml/syntax: Go's YAML libraries do not know this escape; write '/' alone"),
    FindingCase(
      .prometheusConfig, "# a\n⟦%YAML 1.2⟧\n---\nscrape_configs: [{job_name: a, <<: ⟦x⟧}]\n",
      "yaml/syntax: the file says that it is YAML 1.2, and is refused; "
        + "take the line out: Go's YAML libraries take no version but 1.1",
      "yaml/wrong-type: '<<' merges mappings, but this is 'x'; point it to an anchor of a mapping"),
    FindingCase(
      .rules,
      "groups:\n  - name: g\n    rules:\n      - {alert: A, expr: up, labels: &a {b: c}}\n"
        + "      - {alert: B, expr: up, labels: {<<: *a, ⟦<<⟧: *a}}\n"
        + "      - {alert: C, expr: up, labels: {<<: [*a, *a]}}\n",
      "yaml/duplicate-key: the key '<<' stands here twice; "
        + "merge a list of anchors: '<<: [*one, *other]'"),
    FindingCase(
      .blackbox, "modules:\n  a: &a {prober: http}\n  b:\n    <<: *a\n    ⟦<<⟧: *a\n",
      "yaml/duplicate-key: the key '<<' stands here twice; "
        + "merge a list of anchors: '<<: [*one, *other]'"),
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: a}\nreceivers: [{name: a}]\ninhibit_rules:\n"
        + "  - &a {source_matchers: [a=b], target_matchers: [c=d]}\n"
        + "  - {<<: *a, <<: *a, equal: [⟦''⟧]}\n",
      "alertmanager/bad-label: '' is not a label name; name the label, or take it out"),
  ]

  /// Numbers in Go's notations, tags, and keys that only Compose leaves to the author.
  private static let tags: [FindingCase] = [
    FindingCase(
      .rules,
      "groups:\n  - {name: a, limit: !!int '3', rules: []}\n"
        + "  - {name: b, limit: 0x10, rules: []}\n  - {name: c, limit: 1_000.0, rules: []}\n"
        + "  - {name: d, limit: -1, rules: []}\n  - {name: e, limit: ⟦'5'⟧, rules: []}\n"
        + "  - {name: f, limit: !!str ⟦5⟧, rules: []}\n⟦x-a⟧: 1\n",
      "yaml/wrong-type: this is '5', but a whole number is wanted",
      "yaml/wrong-type: this is '5', but a whole number is wanted",
      "yaml/unknown-key: unknown key 'x-a'; known here: groups"),
    FindingCase(
      .prometheusConfig,
      "global: {keep_dropped_targets: 0o17}\nscrape_configs:\n"
        + "  - {job_name: a, sample_limit: 1e3, honor_labels: !!bool \"true\"}\n"
        + "  - {job_name: b, sample_limit: ⟦1e30⟧}\n",
      "yaml/wrong-type: this is '1e30', but a whole number from 0 is wanted"),
    FindingCase(
      .alertmanagerConfig,
      "route: {receiver: !!int ⟦a⟧}\nreceivers: [{name: a}]\n"
        + "templates: [!!binary ⟦ä⟧, !!timestamp ⟦2026-02-30⟧, !!bool ⟦1⟧, !!float ⟦x⟧]\n"
        + "global: {resolve_timeout: !own 5m, smtp_hello: !!null ⟦x⟧}\n",
      "yaml/wrong-type: this is no whole number, as its tag says; mend it, or take the tag out",
      "yaml/wrong-type: this is not in base64, as its tag says; mend it, or take the tag out",
      "yaml/wrong-type: this is no date, as its tag says; mend it, or take the tag out",
      "yaml/wrong-type: this is neither true nor false, as its tag says; "
        + "mend it, or take the tag out",
      "yaml/wrong-type: this is no number, as its tag says; mend it, or take the tag out",
      "yaml/wrong-type: this is not null, as its tag says; mend it, or take the tag out"),
    FindingCase(
      .prometheusConfig,
      "global: {metric_name_validation_scheme: legacy, metric_name_escaping_scheme: allow-utf-8}\n"
        + "scrape_configs:\n  - {job_name: ⟦a⟧}\n"
        + "  - {job_name: b, metric_name_escaping_scheme: dots}\n"
        + "  - {job_name: c, metric_name_validation_scheme: utf8}\n"
        + "  - {job_name: d, metric_name_validation_scheme: legacy}\n",
      "prometheus/conflicting-keys: this job asks for names in UTF-8, which "
        + "'metric_name_validation_scheme: legacy' refuses; "
        + "say 'metric_name_escaping_scheme: underscores', or allow 'utf8'"),
  ]

  private static let probes: [FindingCase] = [
    FindingCase(
      .blackbox,
      "modules:\n  h:\n    prober: http\n    http:\n"
        + "      fail_if_body_matches_regexp: [a.*, ⟦'('⟧]\n"
        + "      fail_if_header_matches: [{header: ⟦''⟧, regexp: ⟦'['⟧}]\n"
        + "      compression: gzip\n      headers: {Accept-Encoding: ⟦'gzip;q=0, br'⟧}\n",
      "blackbox/bad-regex: this regular expression cannot be read: missing closing ): `(`; "
        + "mend it, or escape what is meant as it stands",
      "yaml/missing-key: 'header' is empty; name the header",
      "blackbox/bad-regex: this regular expression cannot be read: missing closing ]: `[`; "
        + "mend it, or escape what is meant as it stands",
      "blackbox/conflicting-keys: this does not ask for 'gzip', which 'compression' names; "
        + "leave the header out, or name the same compression"),
    FindingCase(
      .blackbox,
      "modules:\n  h:\n    prober: http\n    http:\n"
        + "      compression: gzip\n      headers: {accept-encoding: 'br, gzip;q=0.5'}\n"
        + "  d:\n    prober: dns\n    dns: {query_name: a, query_type: ⟦mx⟧, query_class: ⟦X⟧}\n"
        + "  t:\n    prober: tcp\n    tcp: {query_response: [{expect: ⟦+⟧, ⟦expect_bytes⟧: b}]}\n"
        + "  i:\n    prober: icmp\n    icmp: {ttl: ⟦256⟧}\n",
      "blackbox/bad-word: 'mx' is not a type of the DNS; write it in capitals: MX",
      "blackbox/bad-word: 'X' is not a class of the DNS",
      "blackbox/bad-regex: this regular expression cannot be read: "
        + "missing argument to repetition operator: `+`; "
        + "mend it, or escape what is meant as it stands",
      "blackbox/conflicting-keys: 'expect_bytes' and 'expect' cannot stand together; "
        + "keep one of expect, expect_bytes",
      "blackbox/out-of-range: 'ttl' takes a whole number up to 255"),
  ]

  private static let grants: [FindingCase] = [
    FindingCase(
      .compose,
      "services:\n  a:\n    image: a\n    command: ⟦(a)⟧\n    entrypoint: ⟦'a \"b'⟧\n"
        + "    post_start: [{command: ⟦a \\⟧}, {command: a \"b c\" 'd' $(e) `f`}]\n",
      "compose/bad-command: Compose cannot split this command into words; "
        + "close quotes and brackets, or write a list: [sh, -c, '…']",
      "compose/bad-command: Compose cannot split this command into words; "
        + "close quotes and brackets, or write a list: [sh, -c, '…']",
      "compose/bad-command: Compose cannot split this command into words; "
        + "close quotes and brackets, or write a list: [sh, -c, '…']"),
    FindingCase(
      .compose,
      "services:\n  a:\n    image: a\n    secrets: [{⟦target⟧: b}, {source: c, mode: ⟦drop⟧}]\n"
        + "    configs: [{source: c, mode: '0440'}, {source: c, mode: 0440}]\n"
        + "    devices: [{⟦source⟧: /dev/a}]\n    healthcheck: {retries: ⟦-1⟧}\n"
        + "    environment: {⟦''⟧: x}\n    memswap_limit: ⟦'-1'⟧\n    mem_limit: -1\n",
      "yaml/missing-key: the key 'source' is missing here; name the secret or config from the top level",
      "yaml/wrong-type: 'drop' is no octal number; write permissions such as 0440",
      "yaml/missing-key: the key 'target' is missing here; say where it is inside",
      "compose/out-of-range: 'retries' takes a whole number from 0",
      "compose/bad-name: this name is empty",
      "compose/bad-size: the text '-1' is not a size; "
        + "leave the quotes out: the number -1 means no limit"),
    FindingCase(
      .compose,
      "services:\n  a:\n    build:\n      context: .\n      ssh: [default, ⟦key⟧, b=c]\n"
        + "      additional_contexts: [a=b, ⟦c⟧]\n      sbom: ⟦1⟧\n      provenance: true\n",
      "compose/bad-word: 'key' names no file; "
        + "write 'default', or a name with the file of its key: 'name=path'",
      "compose/bad-word: 'c' names no sources; write 'name=path'",
      "yaml/wrong-type: this is '1', but a truth value or a text is wanted"),
  ]

  private static let lists: [FindingCase] = [
    FindingCase(
      .compose,
      "services:\n  a:\n    image: a\n    networks: [n, ⟦n⟧]\n    volumes_from: [b, ⟦b⟧]\n"
        + "    depends_on: [b, ⟦b⟧]\n    gpus: [{capabilities: [gpu, ⟦gpu⟧]}]\n",
      "compose/duplicate-element: 'n' stands here twice; keep one of them",
      "compose/duplicate-element: 'b' stands here twice; keep one of them",
      "compose/duplicate-element: 'b' stands here twice; keep one of them",
      "compose/duplicate-element: 'gpu' stands here twice; keep one of them"),
    FindingCase(
      .compose,
      "services:\n  a:\n    provider:\n      type: a\n"
        + "      options: {a: b, c: [d, 1, true, ⟦[e]⟧], f: ⟦{}⟧}\n",
      "yaml/wrong-type: this is a list, but a text, a number or a truth value is wanted",
      "yaml/wrong-type: this is a mapping, but a text, a number or a truth value is wanted"),
    FindingCase(
      .compose,
      "services:\n  a:\n    image: a\n    deploy:\n      resources:\n        reservations:\n"
        + "          devices: [{⟦driver⟧: nvidia}]\n"
        + "          generic_resources: [{discrete_resource_spec: {kind: gpu, value: ⟦x⟧}}, ⟦1⟧]\n",
      "yaml/missing-key: the key 'capabilities' is missing here; say 'capabilities: [gpu]'",
      "yaml/wrong-type: this is 'x', but a number is wanted",
      "yaml/wrong-type: this is '1', but a mapping is wanted"),
  ]
}
