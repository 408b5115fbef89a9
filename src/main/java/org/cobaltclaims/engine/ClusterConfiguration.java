package org.cobaltclaims.engine;

import io.camunda.client.CamundaClient;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With {@code cobalt.engine=cluster}: the engine is the one that {@code camunda.client.*} names. It
 * outlives the application, and time is the machine's.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "cobalt.engine", havingValue = "cluster")
public class ClusterConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  EngineMark engineMark(ObjectProvider<CamundaClient> client, EngineSettings settings) {
    return new ClusterMark(client, settings.enginePatience());
  }

  @Bean
  NodeSigns nodeSigns(@Value("${cobalt.data}") Path data) {
    return new NodeFolder(data, Clock.systemUTC());
  }
}
