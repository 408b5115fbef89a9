package org.cobaltclaims.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** At every start: secrets that stand in the database in clear from earlier times do so no more. */
@Component
class SecretSealing implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SecretSealing.class);

  private final Accounts accounts;

  SecretSealing(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void run(ApplicationArguments args) {
    int sealed = accounts.sealSecrets();
    if (sealed > 0) {
      LOG.info("{} secrets of authenticator apps were encrypted", sealed);
    }
  }
}
