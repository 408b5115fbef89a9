package org.cobaltclaims.engine;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the engine's side of the application shares; all of it works without an engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
public class EngineConfiguration {

  @Bean
  RealTime realTime() {
    return new RealTime(Clock.systemUTC());
  }
}
