package org.cobaltclaims.encryption;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vault, as the application is configured. It does not start while a key is missing. */
@Configuration(proxyBeanMethods = false)
public class EncryptionConfiguration {

  @Bean
  Vault vault(
      @Value("${cobalt.data}") Path data,
      @Value("${cobalt.encryption.keys:}") String keys,
      @Value("${cobalt.encryption.key-file:${cobalt.data}/master.keys}") Path keyFile,
      @Value("${cobalt.encryption.lost-keys:}") Set<String> lost,
      Clock clock) {
    Vault vault = Vault.of(data, keys, keyFile, lost, clock);
    vault.checkKeys();
    return vault;
  }
}
