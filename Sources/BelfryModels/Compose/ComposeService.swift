import BelfrySource
package import BelfryYAML

/// One service: an image or a build, and how its containers run.
package struct ComposeService: CheckedModel, Sendable {
  package var image: Text?
  package var build: Either<Text, ComposeBuild>?
  package var platform: Text?
  package var pullPolicy: Text?
  package var pullRefreshAfter: Text?
  package var containerName: Text?
  package var hostname: Text?
  package var domainname: Text?
  package var command: ListOrText?
  package var entrypoint: ListOrText?
  package var workingDir: Text?
  package var user: Text?
  package var groupAdd: [AnyScalar] = []
  package var `init`: FlagText?
  package var extends: Either<Text, ComposeExtends>?
  package var provider: ComposeProvider?
  package var profiles: [Text] = []
  package var scale: IntegerText?
  package var attach: FlagText?
  package var develop: ComposeDevelop?
  package var envFile: EnvironmentFiles?
  package var environment: KeyValues?
  package var labels: KeyValues?
  package var labelFile: ListOrText?
  package var annotations: KeyValues?
  package var configs: [Either<Text, FileGrant>] = []
  package var secrets: [Either<Text, FileGrant>] = []
  package var models: NamedOptions<ModelBinding>?
  package var volumes: [Either<VolumeMount, VolumeLong>] = []
  package var volumesFrom: [Text] = []
  package var tmpfs: ListOrText?
  package var storageOpt: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var devices: [Either<Text, DeviceMapping>] = []
  package var deviceCgroupRules: [Text] = []
  package var ports: [Either<PortMapping, PortLong>] = []
  package var expose: [AnyScalar] = []
  package var networks: NamedOptions<NetworkAttachment>?
  package var networkMode: Text?
  package var macAddress: Text?
  package var dns: ListOrText?
  package var dnsOpt: [Text] = []
  package var dnsSearch: ListOrText?
  package var extraHosts: HostEntries?
  package var links: [Text] = []
  package var externalLinks: [Text] = []
  package var dependsOn: NamedOptions<Dependency>?
  package var healthcheck: ComposeHealthcheck?
  package var logging: ComposeLogging?
  package var restart: Text?
  package var stopGracePeriod: Scalar<GoDurationKind>?
  package var stopSignal: Text?
  package var preStart: [ServiceHook] = []
  package var postStart: [ServiceHook] = []
  package var preStop: [ServiceHook] = []
  package var capAdd: [Text] = []
  package var capDrop: [Text] = []
  package var privileged: FlagText?
  package var readOnly: FlagText?
  package var securityOpt: [Text] = []
  package var credentialSpec: CredentialSpec?
  package var usernsMode: Text?
  package var pid: Text?
  package var ipc: Text?
  package var uts: Text?
  package var cgroup: Text?
  package var cgroupParent: Text?
  package var isolation: Text?
  package var runtime: Text?
  package var sysctls: KeyValues?
  package var ulimits: OrderedMap<Either<IntegerText, ComposeUlimit>> = OrderedMap<
    Either<IntegerText, ComposeUlimit>
  >()
  package var useApiSocket: FlagText?
  package var deploy: ComposeDeploy?
  package var blkioConfig: BlockIO?
  package var cpuCount: IntegerText?
  package var cpuPercent: IntegerText?
  package var cpuPeriod: AnyScalar?
  package var cpuQuota: AnyScalar?
  package var cpuRtPeriod: AnyScalar?
  package var cpuRtRuntime: AnyScalar?
  package var cpuShares: NumberText?
  package var cpus: NumberText?
  package var cpuset: Text?
  package var gpus: GPURequest?
  package var memLimit: Scalar<DockerSizeKind>?
  package var memReservation: Scalar<DockerSizeKind>?
  package var memSwappiness: IntegerText?
  package var memswapLimit: Scalar<DockerSizeKind>?
  package var oomKillDisable: FlagText?
  package var oomScoreAdj: IntegerText?
  package var pidsLimit: IntegerText?
  package var shmSize: Scalar<DockerSizeKind>?
  package var stdinOpen: FlagText?
  package var tty: FlagText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One service: an image or a build, and how its containers run."

  /// Reports numbers that Compose refuses, and says of unknown keys where they belong.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.explain(unmodelled, of: node, by: ComposeKeyPlaces.ofService)
    context.checkRange(cpuCount, 0, nil, "cpu_count")
    context.checkRange(cpuPercent, 0, 100, "cpu_percent")
    context.checkRange(oomScoreAdj, -1000, 1000, "oom_score_adj")
    context.checkRange(scale, 0, nil, "scale")
    checkWords(&context)
    checkTypes(node, &context)
    checkParts(node, &context)
    if let name = containerName, !name.hasVariable, !ComposeName.isContainer(name.value),
      let span = name.span
    {
      context.report(
        "value/bad-name", at: span, "'\(name.value)' is not a container's name",
        help: "use letters, digits, '.', '-' and '_', two at least, and no sign first")
    }
  }

  /// Reports keys that are missing below, but for a piece that overrides another file's service.
  private func checkParts(_ node: Node, _ context: inout DecodeContext) {
    guard image != nil || build != nil || provider != nil else { return }
    if case .long(let base)? = extends, base.service == nil, let place = node["extends"] {
      context.needsOne(of: ["service"], in: place, help: "name the service to extend")
    }
    guard case .map(let others)? = dependsOn, let place = node["depends_on"] else { return }
    for entry in others.entries where entry.value.condition == nil {
      guard let other = place[entry.key.value], other["condition"] == nil else { continue }
      let span = other.kind == .mapping ? other.pairs.first?.key.span : entry.key.span
      context.report(
        "yaml/missing-key", at: span ?? place.span, "the key 'condition' is missing here",
        help: "add 'condition: service_healthy' or another condition")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("image", &image, "Image of the containers.")
    visit.key("build", &build, "How the image is built.")
    visit.key("platform", &platform, "Operating system and processor of the image.")
    visit.key("pull_policy", &pullPolicy, "When the image is pulled.", .byDefault("missing"))
    visit.key("pull_refresh_after", &pullRefreshAfter, "Age at which the image is pulled again.")
    visit.key("container_name", &containerName, "Fixed name of the container.")
    visit.key("hostname", &hostname, "Name of the host inside.")
    visit.key("domainname", &domainname, "Domain of the host inside.")
    visit.key("command", &command, "Command in place of the image's.")
    visit.key("entrypoint", &entrypoint, "Entry point in place of the image's.")
    visit.key("working_dir", &workingDir, "Folder in which the command starts.")
    visit.key("user", &user, "User and group of the command.")
    visit.key("group_add", &groupAdd, "Further groups of the user.")
    visit.key("init", &`init`, "Whether an init process reaps children.")
    visit.key("extends", &extends, "Service from which this one takes what it does not say.")
    visit.key("provider", &provider, "Program that provides the service in place of containers.")
    visit.key("profiles", &profiles, "Profiles in which the service is started.")
    visit.key("scale", &scale, "Number of containers.")
    visit.key("attach", &attach, "Whether its output is shown.", .byDefault("true"))
    visit.key("develop", &develop, "What happens when sources change.")
    environmentFields(&visit)
    networkFields(&visit)
    securityFields(&visit)
    resourceFields(&visit)
  }

  private mutating func environmentFields(_ visit: inout some FieldVisitor) {
    visit.key("env_file", &envFile, "Files with variables.")
    visit.key("environment", &environment, "Variables of the containers.")
    visit.key("labels", &labels, "Labels of the containers.")
    visit.key("label_file", &labelFile, "Files with labels.")
    visit.key("annotations", &annotations, "Annotations of the containers.")
    visit.key("configs", &configs, "Configs that the service gets.")
    visit.key("secrets", &secrets, "Secrets that the service gets.")
    visit.key("models", &models, "Language models that the service uses.")
    visit.key("volumes", &volumes, "What is mounted.")
    visit.key("volumes_from", &volumesFrom, "Services whose volumes are mounted.")
    visit.key("tmpfs", &tmpfs, "Folders in memory.")
    visit.key("storage_opt", &storageOpt, "Options of the storage driver.")
    visit.key("devices", &devices, "Devices of the host.")
    visit.key("device_cgroup_rules", &deviceCgroupRules, "Rules about devices.")
  }

  private mutating func networkFields(_ visit: inout some FieldVisitor) {
    visit.key("ports", &ports, "Ports that are published.")
    visit.key("expose", &expose, "Ports for other services.")
    visit.key("networks", &networks, "Networks that the service joins.")
    visit.key("network_mode", &networkMode, "Network of the containers in place of networks.")
    visit.key("mac_address", &macAddress, "Hardware address.")
    visit.key("dns", &dns, "Servers of the DNS.")
    visit.key("dns_opt", &dnsOpt, "Options of the DNS.")
    visit.key("dns_search", &dnsSearch, "Domains that are tried.")
    visit.key("extra_hosts", &extraHosts, "Further names of hosts.")
    visit.key("links", &links, "Services that are reached under further names.")
    visit.key("external_links", &externalLinks, "Containers outside that are reached.")
    visit.key("depends_on", &dependsOn, "Services that start before.")
    visit.key("healthcheck", &healthcheck, "How health is found out.")
    visit.key("logging", &logging, "Where output goes.")
    visit.key("restart", &restart, "When containers are started again.", .byDefault("no"))
    visit.key(
      "stop_grace_period", &stopGracePeriod,
      "Time between the stop signal and the end.", .byDefault("10s"))
    visit.key("stop_signal", &stopSignal, "Signal that stops.", .byDefault("SIGTERM"))
    visit.key("pre_start", &preStart, "Commands before the containers start.")
    visit.key("post_start", &postStart, "Commands after the containers have started.")
    visit.key("pre_stop", &preStop, "Commands before the containers stop.")
  }

  private mutating func securityFields(_ visit: inout some FieldVisitor) {
    visit.key("cap_add", &capAdd, "Capabilities that are added.")
    visit.key("cap_drop", &capDrop, "Capabilities that are taken.")
    visit.key("privileged", &privileged, "Whether the containers may do all.", .byDefault("false"))
    visit.key(
      "read_only", &readOnly, "Whether the root file system is read-only.", .byDefault("false"))
    visit.key("security_opt", &securityOpt, "Options of confinement.")
    visit.key("credential_spec", &credentialSpec, "Managed account of Windows.")
    visit.key("userns_mode", &usernsMode, "User namespace.")
    visit.key("pid", &pid, "Process namespace.")
    visit.key("ipc", &ipc, "IPC namespace.")
    visit.key("uts", &uts, "UTS namespace.")
    visit.key("cgroup", &cgroup, "Cgroup namespace: host or private.")
    visit.key("cgroup_parent", &cgroupParent, "Cgroup above.")
    visit.key("isolation", &isolation, "Isolation on Windows.")
    visit.key("runtime", &runtime, "Runtime of the containers.")
    visit.key("sysctls", &sysctls, "Settings of the kernel.")
    visit.key("ulimits", &ulimits, "Limits of processes.")
    visit.key(
      "use_api_socket", &useApiSocket, "Whether the engine's socket is given to the containers.")
  }

  private mutating func resourceFields(_ visit: inout some FieldVisitor) {
    visit.key("deploy", &deploy, "Number, resources and placement of the containers.")
    visit.key("blkio_config", &blkioConfig, "Limits of devices.")
    visit.key("cpu_count", &cpuCount, "Number of processors.")
    visit.key("cpu_percent", &cpuPercent, "Share of the processors, in percent.")
    visit.key("cpu_period", &cpuPeriod, "Period of the scheduler.")
    visit.key("cpu_quota", &cpuQuota, "Quota of the scheduler.")
    visit.key("cpu_rt_period", &cpuRtPeriod, "Real-time period.")
    visit.key("cpu_rt_runtime", &cpuRtRuntime, "Real-time runtime.")
    visit.key("cpu_shares", &cpuShares, "Weight of the processor.")
    visit.key("cpus", &cpus, "Number of processors that may be used.")
    visit.key("cpuset", &cpuset, "Processors that may be used.")
    visit.key("gpus", &gpus, "Graphics processors.")
    visit.key("mem_limit", &memLimit, "Memory that may be used.")
    visit.key("mem_reservation", &memReservation, "Memory that is kept.")
    visit.key("mem_swappiness", &memSwappiness, "How readily memory is swapped.")
    visit.key("memswap_limit", &memswapLimit, "Memory and swap that may be used.")
    visit.key("oom_kill_disable", &oomKillDisable, "Whether running out of memory kills nothing.")
    visit.key("oom_score_adj", &oomScoreAdj, "How readily it is killed when memory runs out.")
    visit.key("pids_limit", &pidsLimit, "Number of processes.")
    visit.key("shm_size", &shmSize, "Size of the shared memory.")
    visit.key("stdin_open", &stdinOpen, "Whether standard input stays open.")
    visit.key("tty", &tty, "Whether a terminal is given.")
  }
}
