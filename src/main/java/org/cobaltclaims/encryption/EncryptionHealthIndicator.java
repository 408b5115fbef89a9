package org.cobaltclaims.encryption;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether every key is there that something was encrypted with. Ids only, never a key. */
@Component
class EncryptionHealthIndicator implements HealthIndicator {

  private final Vault vault;

  EncryptionHealthIndicator(Vault vault) {
    this.vault = vault;
  }

  @Override
  public Health health() {
    try {
      vault.checkKeys();
      return Health.up()
          .withDetail("masterKey", vault.masterKeys().getFirst())
          .withDetail("where", vault.whereMasterKeysAre())
          .withDetail("dataKeys", vault.dataKeys().size())
          .withDetail("do", "keep a copy of the master keys apart from the data and its backups")
          .build();
    } catch (VaultException missing) {
      return Health.down()
          .withDetail("missing", String.valueOf(missing.getMessage()))
          .withDetail("do", missing.remedy())
          .build();
    }
  }
}
