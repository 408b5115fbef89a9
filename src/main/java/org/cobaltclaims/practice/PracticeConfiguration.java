package org.cobaltclaims.practice;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The practice's settings, from the file in the data folder. */
@Configuration(proxyBeanMethods = false)
class PracticeConfiguration {

  @Bean
  @ConditionalOnMissingBean
  PracticeSettings practiceSettings(@Value("${cobalt.data}") Path data) {
    return PracticeFile.read(data.resolve("practice.yml"));
  }
}
