package org.cobaltclaims.testing.broker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.PartitionBrokerRole;
import io.grpc.Status;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What a bystander sees of brokers. */
final class Engine implements AutoCloseable {

  /** Few, so that a broker seldom pushes one back. */
  private static final int AT_ONCE = 20;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final CamundaClient client;

  Engine(URI grpcAddress) {
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(grpcAddress)
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(Duration.ofSeconds(20))
            .build();
  }

  /**
   * A node that leads a partition and that nobody's calls go through.
   *
   * @param gateway the node that they go through
   */
  int leaderOtherThan(int gateway) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (BrokerInfo broker : client.newTopologyRequest().send().join().getBrokers()) {
        if (broker.getNodeId() != gateway && leads(broker) > 0) {
          return broker.getNodeId();
        }
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException("all partitions are led by the gateway's own broker");
  }

  private static long leads(BrokerInfo broker) {
    return broker.getPartitions().stream()
        .filter(partition -> partition.getRole() == PartitionBrokerRole.LEADER)
        .count();
  }

  /** Those of the instances that the engine still knows. */
  List<Long> alive(List<Long> instances) throws Exception {
    List<Long> alive = new ArrayList<>();
    for (int from = 0; from < instances.size(); from += AT_ONCE) {
      Map<Long, Future<?>> asked = new LinkedHashMap<>();
      for (long instance : instances.subList(from, Math.min(from + AT_ONCE, instances.size()))) {
        asked.put(instance, ask(instance));
      }
      for (Map.Entry<Long, Future<?>> each : asked.entrySet()) {
        if (knows(each.getKey(), each.getValue())) {
          alive.add(each.getKey());
        }
      }
    }
    return alive;
  }

  private Future<?> ask(long instance) {
    return client.newSetVariablesCommand(instance).variables(Map.of()).send();
  }

  /** Refused for want of room is asked again. */
  private boolean knows(long instance, Future<?> answer) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Future<?> current = answer;
    while (true) {
      try {
        current.get();
        return true;
      } catch (ExecutionException failure) {
        Status.Code code = Status.fromThrowable(failure).getCode();
        if (code == Status.Code.NOT_FOUND) {
          return false;
        }
        if (System.nanoTime() > deadline) {
          throw failure;
        }
        Thread.sleep(20);
        current = ask(instance);
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
