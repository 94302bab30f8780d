extension Fixtures {
  static let compose = """
    name: shop
    include:
      - ../app/compose.yml
      - path: [a.yml, b.yml]
        env_file: .env
    x-logging: &logging
      driver: json-file
      options: {max-size: 10m, max-file: "3"}
    services:
      prometheus:
        image: prom/prometheus:v3.14.0
        command: [--config.file=/etc/prometheus/prometheus.yml, --storage.tsdb.retention.time=15d]
        user: "65534:65534"
        restart: unless-stopped
        read_only: true
        init: "true"
        cap_drop: [ALL]
        security_opt: [no-new-privileges:true]
        ports:
          - 127.0.0.1:9090:9090
          - "${UI_PORT:-3000}:3000"
          - 8080
          - 6000-6002:7000-7002/udp
          - "[::1]:81:81"
          - {target: 80, published: "8081", host_ip: 127.0.0.1, protocol: tcp, mode: host}
        volumes:
          - ./prometheus:/etc/prometheus:ro
          - data:/prometheus
          - /var/lib/anonymous
          - {type: bind, source: /, target: /host, read_only: true, bind: {propagation: rslave}}
          - {type: tmpfs, target: /tmp, tmpfs: {size: 64m, mode: 01777}}
        environment:
          TZ: UTC
          DEBUG: false
          LEVEL: 3
          FROM_HOST:
        env_file:
          - .env
          - {path: more.env, required: false}
        networks:
          monitoring:
            aliases: [prom]
            ipv4_address: 172.28.0.10
          default:
        depends_on:
          alertmanager: {condition: service_healthy, restart: true}
          setup: {condition: service_completed_successfully}
        healthcheck:
          test: [CMD, promtool, check, ready]
          interval: 10s
          timeout: 3s
          retries: 5
          start_period: 1m30s
          start_interval: 500ms
        logging: *logging
        deploy:
          resources:
            limits: {cpus: "1.5", memory: 1G, pids: 200}
            reservations: {memory: 256M}
        secrets:
          - api
          - {source: api, target: token, mode: 0440}
        configs: [rules]
        extra_hosts: ["host.docker.internal:host-gateway"]
        tmpfs: /run
        ulimits:
          nofile: {soft: 20000, hard: 40000}
          nproc: 65535
        sysctls: [net.core.somaxconn=1024]
        labels:
          - com.example.team=shop
        profiles: [full]
        stop_grace_period: 1m
        mem_limit: 1073741824
        cpus: 0.5
        shm_size: 64mb
        pids_limit: -1
        oom_score_adj: -500
        expose: [9090, "9091"]
        pre_start:
          - command: [migrate]
            image: busybox
      alertmanager:
        build:
          context: .
          args: [A=b]
          secrets: [api]
          ulimits: {nproc: 10}
        command: --config.file=/etc/alertmanager/alertmanager.yml
        depends_on: [setup]
        networks: [monitoring]
        environment: [A=b, C]
        gpus: all
        develop: {watch: [{path: ., action: sync+restart, target: /x}]}
        extends: {file: base.yml, service: base}
      setup:
        extends: alertmanager
    networks:
      monitoring:
        driver: bridge
        ipam: {config: [{subnet: 172.28.0.0/16, gateway: 172.28.0.1}]}
      default:
      app: {external: true, name: app_default}
    volumes:
      data:
      named: {name: named, driver_opts: {type: none, o: bind}}
    secrets:
      api: {file: ./secrets/api}
    configs:
      rules:
        content: |
          groups: []
          # end
    models:
      chat: {model: ai/model, context_size: 1024}

    """

  static let targetList = """
    - targets: [api:8080, "api-2:8080"]
      labels: {team: shop, number: "5", __metrics_path__: /internal/metrics}
    - labels:
        team: core
      targets:
        - node-exporter:9100

    """

  static let webConfig = """
    tls_server_config:
      cert_file: server.crt
      key_file: server.key
      client_auth_type: RequireAndVerifyClientCert
      client_ca_file: ca.crt
      client_allowed_sans: [prometheus.example]
      min_version: TLS12
      max_version: TLS13
      cipher_suites: [TLS_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384]
      prefer_server_cipher_suites: false
      curve_preferences: [X25519, CurveP256]
    http_server_config:
      http2: false
      headers:
        Content-Security-Policy: default-src 'self'
        X-Frame-Options: sameorigin
        X-Content-Type-Options: nosniff
        X-XSS-Protection: 1; mode=block
        Strict-Transport-Security: max-age=31536000
    basic_auth_users:
      prometheus: $2y$10$0123456789012345678901aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    rate_limit: {interval: 1s, burst: 20}

    """

  static let blackbox = """
    modules:
      http_2xx:
        prober: http
        timeout: 5s
        http:
          method: GET
          valid_status_codes: [200, 401]
          valid_http_versions: [HTTP/1.1, HTTP/2.0]
          preferred_ip_protocol: ip4
          fail_if_body_matches_regexp: [unhealthy]
          fail_if_header_not_matches: [{header: Content-Type, regexp: json, allow_missing: true}]
          headers: {Accept: application/json}
          tls_config: {insecure_skip_verify: false}
          basic_auth: {username: a, password_file: b}
          body_size_limit: 1MB
      smtp:
        prober: tcp
        tcp:
          query_response:
            - expect: ^220
            - send: "EHLO x\\r"
            - starttls: true
          tls: false
      ping:
        prober: icmp
        icmp: {preferred_ip_protocol: ip4, ttl: 64}
      dns:
        prober: dns
        dns:
          query_name: shop.example
          query_type: A
          transport_protocol: udp
          validate_answer_rrs: {fail_if_not_matches_regexp: [x]}
      grpc:
        prober: grpc
        grpc: {service: health, tls: true}

    """

  static let filebeat = """
    filebeat.inputs:
      - type: filestream
        id: containers
        paths: [/var/lib/docker/containers/*/*.log]
        prospector.scanner:
          symlinks: true
          check_interval: 10s
        parsers:
          - container: {stream: all}
          - multiline:
              type: pattern
              pattern: '^\\['
              negate: true
              match: after
          - ndjson:
              target: app
              add_error_key: true
        processors:
          - add_docker_metadata: {host: "unix:///var/run/docker.sock"}
          - drop_event:
              when.contains: {container.name: filebeat}
      - type: syslog
        protocol.udp.host: 0.0.0.0:514
    processors:
      - add_host_metadata: ~
      - add_fields: {target: project, fields: {name: shop}}
    output.logstash:
      hosts: ["logstash:5044"]
      ssl.certificate_authorities: [/certs/ca.crt]
      ssl:
        verification_mode: full
    logging.level: info
    logging.to_stderr: true
    queue.mem.events: 4096
    setup.template.enabled: ${TEMPLATE}
    http: {enabled: true, port: 5066}

    """

  static let logstash = """
    node.name: logstash
    api.http.host: 0.0.0.0
    api.http.port: 9600-9700
    queue:
      type: persisted
      max_bytes: 1gb
    pipeline.ecs_compatibility: v8
    xpack.monitoring.enabled: false
    config.reload.automatic: true
    config.reload.interval: 30s

    """

  static let pipelines = """
    - pipeline.id: main
      path.config: /usr/share/logstash/pipeline/main.conf
      pipeline.workers: 2
      queue.type: persisted
    - pipeline:
        id: second
        batch: {size: 250}
      config.string: "input { stdin {} } output { stdout {} }"

    """

  static let elasticsearch = """
    cluster.name: shop
    node.name: es01
    network.host: 0.0.0.0
    discovery.type: single-node
    bootstrap.memory_lock: true
    path: {data: /data, logs: /logs, repo: [/snapshots]}
    xpack:
      security:
        enabled: true
        http.ssl:
          enabled: true
          key: certs/es.key
          certificate_authorities: certs/ca.crt
        transport.ssl: {enabled: true, verification_mode: certificate}
    cluster.routing.allocation.disk.watermark.low: 5gb
    cluster.routing.allocation.disk.watermark.flood_stage: 95%
    action.auto_create_index: .watches,.triggered_watches
    indices.lifecycle.poll_interval: 1m
    thread_pool.write.queue_size: 1000
    node.attr.rack: r1

    """

  static let kibana = """
    server.name: kibana
    server.host: 0.0.0.0
    server.publicBaseUrl: http://localhost:5601
    elasticsearch.hosts: ["https://es01:9200"]
    elasticsearch.username: kibana_system
    elasticsearch.password: ${KIBANA_PASSWORD}
    elasticsearch.ssl.certificateAuthorities: [/certs/ca.crt]
    elasticsearch.requestTimeout: 60000
    xpack.security.encryptionKey: ${KEY}
    telemetry.optIn: false
    logging:
      root.level: warn
      appenders: {console: {type: console}}

    """
}
