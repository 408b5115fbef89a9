package org.cobaltclaims.transmission;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How it goes with the servers of the clearinghouses, for people. */
@Service
public class ServerStates {

  private final CurrentSettings settings;
  private final SftpLines lines;
  private final Deliveries deliveries;

  ServerStates(CurrentSettings settings, SftpLines lines, Deliveries deliveries) {
    this.settings = settings;
    this.lines = lines;
    this.deliveries = deliveries;
  }

  /**
   * One server.
   *
   * @param address host and port
   * @param wellAt when all went well last, null if it never did
   * @param failingSince null while it goes well
   * @param problem what is wrong; null for nothing
   * @param remedy what to do; null for nothing
   * @param note what was left for the next look on a server that works; null for nothing
   * @param waiting files of ours that have yet to be put there
   */
  public record State(
      String clearinghouse,
      String address,
      @Nullable Instant wellAt,
      @Nullable Instant failingSince,
      @Nullable String problem,
      @Nullable String remedy,
      @Nullable String note,
      int waiting) {}

  /** Every server of the settings; one that was never visited has nothing to tell but its files. */
  public List<State> all() {
    return settings.clearinghouses().stream()
        .filter(Clearinghouse::bySftp)
        .map(this::state)
        .toList();
  }

  /** Those that something is wrong with. */
  public List<State> troubled() {
    return all().stream().filter(state -> state.problem() != null).toList();
  }

  private State state(Clearinghouse one) {
    SftpLines.Line line =
        lines
            .find(one.name())
            .orElseGet(() -> new SftpLines.Line(one.name(), null, null, 0, null, null, null));
    return new State(
        one.name(),
        one.account().address(),
        instant(line.wellAt()),
        instant(line.failingSince()),
        line.problem(),
        line.remedy(),
        line.note(),
        deliveries.waiting(one.name()).size());
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
