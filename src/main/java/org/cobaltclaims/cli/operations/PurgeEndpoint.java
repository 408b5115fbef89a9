package org.cobaltclaims.cli.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cobaltclaims.practice.Retention;
import org.cobaltclaims.retention.Purge;
import org.cobaltclaims.retention.PurgeReport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/purge} of the running application, for {@code cobalt purge}: the embedded
 * database lets nobody else in. What is wanted is no parameter: it stands in the data folder.
 */
@Component
@Endpoint(id = "purge")
class PurgeEndpoint {

  private final Purge purge;
  private final Path data;
  private final ReentrantLock one = new ReentrantLock();

  PurgeEndpoint(Purge purge, @Value("${cobalt.data}") Path data) {
    this.purge = purge;
    this.data = data.toAbsolutePath().normalize();
  }

  /**
   * What came of it.
   *
   * @param lines for people
   * @param refused why nothing was done; null if it was
   */
  record Done(List<String> lines, @Nullable String refused) {}

  @WriteOperation
  Done purge() throws IOException {
    if (!one.tryLock()) {
      return refused("another purge is at work; wait for its end");
    }
    try {
      Optional<PurgeRequest> request = PurgeRequest.take(data);
      if (request.isEmpty()) {
        return refused("nobody has asked for a purge; use 'cobalt purge'");
      }
      return done(request.get());
    } catch (Purge.SwitchedOff off) {
      return refused(String.valueOf(off.getMessage()));
    } finally {
      one.unlock();
    }
  }

  private Done done(PurgeRequest request) {
    if (request.really()) {
      return new Done(purge.run(PurgeRequest.BY).lines(), null);
    }
    PurgeReport report = request.date() == null ? purge.look() : purge.look(request.date());
    List<String> lines = new ArrayList<>(report.lines());
    lines.add(PurgeRequest.advice(report.policy() == Retention.Purge.OFF));
    return new Done(lines, null);
  }

  private static Done refused(String why) {
    return new Done(List.of(), why);
  }
}
