package org.cobaltclaims.testing.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cobaltclaims.engine.embedded.LiveInstances;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The whole proof over a data folder whose application rests or has ended. */
public final class Proof {

  private Proof() {}

  /**
   * Files, remittances, ledger and tasks, which need no engine.
   *
   * @return one sentence for all that is wrong
   */
  public static List<String> ofRecords(Path data, JdbcClient jdbc) throws IOException {
    Findings findings = new Findings();
    new FilesProof(data, jdbc, findings).prove();
    new RemittancesProof(data, jdbc, findings).prove();
    return findings.all();
  }

  /**
   * That every open subject has one live instance, and that it rests where the subject's state
   * says.
   *
   * @return one sentence for all that is wrong
   */
  public static List<String> ofInstances(JdbcClient jdbc, LiveInstances instances) {
    Findings findings = new Findings();
    new InstancesProof(jdbc, instances, findings).prove();
    return findings.all();
  }

  /** The embedded database of a data folder that no application has open. */
  public static JdbcClient database(Path data) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            "jdbc:h2:file:"
                + data.toAbsolutePath().resolve("db/cobalt")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IGNORECASE=TRUE",
            "sa",
            ""));
  }
}
