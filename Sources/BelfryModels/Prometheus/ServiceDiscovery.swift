package import BelfrySource
package import BelfryYAML

/// Where targets come from: lists that are written down, and every mechanism of Prometheus 3.14.
package struct ServiceDiscovery: Model, Sendable {
  package var staticConfigs: [Located<TargetGroup>] = []
  package var fileConfigs: [FileDiscovery] = []
  package var dnsConfigs: [DNSDiscovery] = []
  package var httpConfigs: [HTTPDiscovery] = []
  package var kubernetesConfigs: [KubernetesDiscovery] = []
  package var ociConfigs: [AnyField] = []
  package var awsConfigs: [CloudDiscovery<AWSSchema>] = []
  package var azureConfigs: [CloudDiscovery<AzureSchema>] = []
  package var consulConfigs: [CloudDiscovery<ConsulSchema>] = []
  package var digitaloceanConfigs: [CloudDiscovery<DigitalOceanSchema>] = []
  package var dockerConfigs: [CloudDiscovery<DockerSchema>] = []
  package var dockerswarmConfigs: [CloudDiscovery<SwarmSchema>] = []
  package var ec2Configs: [CloudDiscovery<EC2Schema>] = []
  package var eurekaConfigs: [CloudDiscovery<EurekaSchema>] = []
  package var gceConfigs: [CloudDiscovery<GCESchema>] = []
  package var hetznerConfigs: [CloudDiscovery<HetznerSchema>] = []
  package var ionosConfigs: [CloudDiscovery<IonosSchema>] = []
  package var kumaConfigs: [CloudDiscovery<KumaSchema>] = []
  package var lightsailConfigs: [CloudDiscovery<LightsailSchema>] = []
  package var linodeConfigs: [CloudDiscovery<LinodeSchema>] = []
  package var marathonConfigs: [CloudDiscovery<MarathonSchema>] = []
  package var nerveConfigs: [CloudDiscovery<NerveSchema>] = []
  package var nomadConfigs: [CloudDiscovery<NomadSchema>] = []
  package var openstackConfigs: [CloudDiscovery<OpenStackSchema>] = []
  package var outscaleConfigs: [CloudDiscovery<OutscaleSchema>] = []
  package var ovhcloudConfigs: [CloudDiscovery<OVHSchema>] = []
  package var puppetdbConfigs: [CloudDiscovery<PuppetDBSchema>] = []
  package var scalewayConfigs: [CloudDiscovery<ScalewaySchema>] = []
  package var serversetConfigs: [CloudDiscovery<ServersetSchema>] = []
  package var stackitConfigs: [CloudDiscovery<StackitSchema>] = []
  package var tritonConfigs: [CloudDiscovery<TritonSchema>] = []
  package var uyuniConfigs: [CloudDiscovery<UyuniSchema>] = []
  package var vultrConfigs: [CloudDiscovery<VultrSchema>] = []
  package var unmodelled = Unmodelled()

  /// No mechanism.
  package init() {}

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("static_configs", &staticConfigs, "Targets that are written down.")
    visit.key("file_sd_configs", &fileConfigs, "Targets that stand in files.")
    visit.key("dns_sd_configs", &dnsConfigs, "Targets that stand in the DNS.")
    visit.key("http_sd_configs", &httpConfigs, "Targets that a web server lists.")
    clouds(&visit)
    otherClouds(&visit)
  }

  private mutating func clouds(_ visit: inout some FieldVisitor) {
    visit.key(
      "aws_sd_configs", &awsConfigs,
      "Targets from AWS: EC2, ECS, Lightsail, MSK, ElastiCache, RDS, MQ.", .since("3.8"))
    visit.key("azure_sd_configs", &azureConfigs, "Virtual machines of Azure.")
    visit.key("consul_sd_configs", &consulConfigs, "Services that Consul knows.")
    visit.key("digitalocean_sd_configs", &digitaloceanConfigs, "Machines of DigitalOcean.")
    visit.key("docker_sd_configs", &dockerConfigs, "Containers of a Docker engine.")
    visit.key(
      "dockerswarm_sd_configs", &dockerswarmConfigs, "Services, tasks or nodes of Docker Swarm.")
    visit.key("ec2_sd_configs", &ec2Configs, "Machines of EC2.")
    visit.key("eureka_sd_configs", &eurekaConfigs, "Instances that Eureka knows.")
    visit.key("gce_sd_configs", &gceConfigs, "Machines of Google Compute Engine.")
    visit.key("hetzner_sd_configs", &hetznerConfigs, "Machines of Hetzner.")
    visit.key("ionos_sd_configs", &ionosConfigs, "Machines of IONOS.")
    visit.key("kuma_sd_configs", &kumaConfigs, "Dataplanes of Kuma.")
    visit.key("lightsail_sd_configs", &lightsailConfigs, "Machines of Lightsail.")
    visit.key("linode_sd_configs", &linodeConfigs, "Machines of Linode.")
    visit.key("kubernetes_sd_configs", &kubernetesConfigs, "Objects of Kubernetes.")
  }

  private mutating func otherClouds(_ visit: inout some FieldVisitor) {
    visit.key("marathon_sd_configs", &marathonConfigs, "Tasks of Marathon.")
    visit.key("nerve_sd_configs", &nerveConfigs, "Services of Nerve in ZooKeeper.")
    visit.key("nomad_sd_configs", &nomadConfigs, "Services of Nomad.")
    visit.key("openstack_sd_configs", &openstackConfigs, "Machines of OpenStack.")
    visit.key("outscale_sd_configs", &outscaleConfigs, "Machines of Outscale.", .since("3.10"))
    visit.key("ovhcloud_sd_configs", &ovhcloudConfigs, "Machines of OVHcloud.")
    visit.key("puppetdb_sd_configs", &puppetdbConfigs, "Nodes that PuppetDB knows.")
    visit.key("scaleway_sd_configs", &scalewayConfigs, "Machines of Scaleway.")
    visit.key("serverset_sd_configs", &serversetConfigs, "Serversets in ZooKeeper.")
    visit.key("stackit_sd_configs", &stackitConfigs, "Machines of STACKIT.", .since("3.7"))
    visit.key("triton_sd_configs", &tritonConfigs, "Containers or nodes of Triton.")
    visit.key("uyuni_sd_configs", &uyuniConfigs, "Systems that Uyuni knows.")
    visit.key("vultr_sd_configs", &vultrConfigs, "Machines of Vultr.")
    visit.key("oci_sd_configs", &ociConfigs, "Machines of Oracle Cloud.", .since("3.13"))
  }

  /// Reports targets that are URLs rather than a host with a port.
  func checkTargets(_ context: inout DecodeContext) {
    for target in staticConfigs.flatMap(\.value.targets) {
      guard let span = target.span, target.value.isEmpty || target.value.contains("/") else {
        continue
      }
      context.report(
        "value/bad-target", at: span, "'\(target.value)' is not a host with a port",
        help: "write 'host:port'; scheme and path have keys of their own")
    }
  }
}
