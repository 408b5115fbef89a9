package org.cobaltclaims.cli.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/backup} of the running application, for {@code cobalt backup}: the embedded
 * database lets nobody else in. Where to is no parameter: it stands in the data folder.
 */
@Component
@Endpoint(id = "backup")
class BackupEndpoint {

  private final DataSource source;
  private final Path data;
  private final ReentrantLock one = new ReentrantLock();

  BackupEndpoint(DataSource source, @Value("${cobalt.data}") Path data) {
    this.source = source;
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * What came of it.
   *
   * @param refused why there is no backup; null if there is one
   */
  record Made(long tables, long rows, long files, long bytes, @Nullable String refused) {

    static Made of(Manifest manifest) {
      return new Made(
          manifest.tables().size(),
          manifest.rows(),
          manifest.files().size(),
          manifest.bytes(),
          null);
    }

    static Made refused(String reason) {
      return new Made(0, 0, 0, 0, reason);
    }
  }

  @WriteOperation
  Made make() throws IOException {
    if (!one.tryLock()) {
      return Made.refused("another backup is being made; wait for its end");
    }
    try {
      Path target = BackupRequest.take(data);
      return Made.of(
          // The simulated time of a trial is no moment to find a backup by.
          new BackupWriter(source, data, Clock.systemUTC()).write(target));
    } catch (BackupException refused) {
      return Made.refused(String.valueOf(refused.getMessage()));
    } finally {
      one.unlock();
    }
  }
}
