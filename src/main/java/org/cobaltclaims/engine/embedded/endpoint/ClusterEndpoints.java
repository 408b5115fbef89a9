package org.cobaltclaims.engine.embedded.endpoint;

import io.camunda.client.protocol.rest.BrokerInfo;
import io.camunda.client.protocol.rest.LicenseResponse;
import io.camunda.client.protocol.rest.Partition;
import io.camunda.client.protocol.rest.TopologyResponse;
import io.camunda.zeebe.protocol.Protocol;
import java.util.List;
import java.util.function.Supplier;
import org.cobaltclaims.engine.embedded.command.EngineStatus;
import org.cobaltclaims.engine.embedded.rest.Answer;
import org.cobaltclaims.engine.embedded.rest.Route;

/** What the engine says of itself: a cluster of one. */
public final class ClusterEndpoints {

  private final Supplier<EngineStatus> status;

  public ClusterEndpoints(Supplier<EngineStatus> status) {
    this.status = status;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/v2/topology", Route.atOnce(call -> Answer.json(topology(status.get())))),
        Route.get(
            "/v2/status",
            Route.atOnce(
                call ->
                    status.get().healthy()
                        ? Answer.noContent()
                        : Answer.noContent().withStatus(503))),
        Route.get("/v2/license", Route.atOnce(call -> Answer.json(license()))));
  }

  private static TopologyResponse topology(EngineStatus status) {
    Partition partition =
        new Partition()
            .partitionId(Protocol.DEPLOYMENT_PARTITION)
            .role(Partition.RoleEnum.LEADER)
            .health(
                status.healthy() ? Partition.HealthEnum.HEALTHY : Partition.HealthEnum.UNHEALTHY);
    return new TopologyResponse()
        .clusterSize(1)
        .partitionsCount(1)
        .replicationFactor(1)
        .gatewayVersion(status.version())
        .lastCompletedChangeId(String.valueOf(status.lastCompletedChange()))
        .addBrokersItem(
            new BrokerInfo()
                .nodeId(0)
                .host(status.host())
                .port(status.port())
                .version(status.version())
                .addPartitionsItem(partition));
  }

  /** There is no licence here: the engine's libraries are for non-production use. */
  private static LicenseResponse license() {
    return new LicenseResponse().validLicense(false).licenseType("unknown").isCommercial(false);
  }
}
