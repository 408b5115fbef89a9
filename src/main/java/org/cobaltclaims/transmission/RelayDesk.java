package org.cobaltclaims.transmission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.transmission.Deliveries.Delivery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What became of the practice's copies of its ERAs, for people, who can send one again. */
@Service
public class RelayDesk {

  /** So many ERAs of a range of days are sent with one click. */
  public static final int MOST_AT_ONCE = 200;

  private final ExchangeFiles files;
  private final Deliveries deliveries;
  private final SftpLines lines;
  private final EraRelay relay;
  private final CurrentSettings settings;

  RelayDesk(
      ExchangeFiles files,
      Deliveries deliveries,
      SftpLines lines,
      EraRelay relay,
      CurrentSettings settings) {
    this.files = files;
    this.deliveries = deliveries;
    this.lines = lines;
    this.relay = relay;
    this.settings = settings;
  }

  /** How far a copy is. */
  public enum State {
    /** It lies on the server of the practice's system. */
    RELAYED,
    /** It waits to be put there. */
    WAITING,
    /** It was restored from a backup and perhaps put there since; a person says whether it goes. */
    HELD,
    /** It lies in the folder, and was sent nowhere. */
    IN_FOLDER,
    /** It was sent nowhere, and does not lie in the folder, or not any more. */
    NOWHERE
  }

  /**
   * How it stands with one ERA.
   *
   * @param to server and folder; null where it was sent nowhere
   * @param at when it was put there, or since when it waits; null where it was sent nowhere
   * @param problem why it waits; null for nothing
   * @param remedy what to do; null for nothing
   * @param note what to know about how it was sent; null for nothing
   * @param by who sent it again; null for the application itself
   */
  public record Standing(
      State state,
      @Nullable String to,
      @Nullable Instant at,
      @Nullable String problem,
      @Nullable String remedy,
      @Nullable String note,
      @Nullable String by) {}

  /** An ERA and how it stands with it. */
  public record Era(ExchangeFile file, Standing standing) {}

  /**
   * What keeps copies from the server as a whole.
   *
   * @param since when it began
   */
  public record Trouble(String problem, @Nullable String remedy, @Nullable Instant since) {}

  /** Whether copies are sent to a server now. */
  public boolean isOn() {
    return settings.relay().sftp();
  }

  /** What is wrong with the server; empty for nothing, or while nothing is sent. */
  public Optional<Trouble> trouble() {
    return isOn()
        ? line()
            .filter(line -> line.problem() != null)
            .map(
                line ->
                    new Trouble(
                        String.valueOf(line.problem()),
                        line.remedy(),
                        instant(line.failingSince())))
        : Optional.empty();
  }

  /**
   * The newest ERAs that were worked.
   *
   * @param name part of a file's name; empty for all
   * @param from the first day; null for the earliest
   * @param to the last day; null for the latest
   * @param waiting only those that wait
   */
  public List<Era> newest(
      String name, @Nullable LocalDate from, @Nullable LocalDate to, boolean waiting, int most) {
    List<ExchangeFile> eras = files.eras(name, from, to, waiting, most);
    Map<String, Standing> standings = of(eras);
    return eras.stream()
        .map(file -> new Era(file, standings.getOrDefault(file.id(), standing(file, null))))
        .toList();
  }

  /** How it stands with an ERA; empty for a file that is none. */
  public Optional<Standing> of(String fileId) {
    return files
        .find(fileId)
        .filter(RelayDesk::isEra)
        .map(file -> standing(file, deliveries.newestOf(List.of(fileId)).get(fileId)));
  }

  private static boolean isEra(ExchangeFile file) {
    return file.direction() == ExchangeFile.Direction.IN
        && List.of(file.kind().split(",")).contains("835");
  }

  private Map<String, Standing> of(Collection<ExchangeFile> eras) {
    Map<String, Delivery> newest =
        deliveries.newestOf(eras.stream().map(ExchangeFile::id).toList());
    Map<String, Standing> standings = new LinkedHashMap<>();
    eras.forEach(file -> standings.put(file.id(), standing(file, newest.get(file.id()))));
    return standings;
  }

  private Standing standing(ExchangeFile file, @Nullable Delivery delivery) {
    if (delivery == null) {
      State state = relay.liesInFolder(file) ? State.IN_FOLDER : State.NOWHERE;
      return new Standing(state, null, null, null, null, null, null);
    }
    if (delivery.deliveredAt() != null) {
      return new Standing(
          State.RELAYED,
          delivery.place(),
          instant(delivery.deliveredAt()),
          null,
          null,
          delivery.note(),
          delivery.askedBy());
    }
    Trouble trouble = trouble(delivery);
    return new Standing(
        delivery.state() == Deliveries.State.HELD ? State.HELD : State.WAITING,
        Destination.of(settings.relay()).map(Destination::place).orElse(null),
        instant(delivery.askedAt()),
        trouble.problem(),
        trouble.remedy(),
        null,
        delivery.askedBy());
  }

  private Trouble trouble(Delivery delivery) {
    if (delivery.state() == Deliveries.State.HELD) {
      return new Trouble(
          "it was restored from a backup and may have been sent since",
          "See whether your practice system has it; if not, send it.",
          null);
    }
    if (!isOn()) {
      return new Trouble(
          "sending by SFTP is turned off", "Turn it on under Settings, ERA relay.", null);
    }
    if (delivery.problem() != null) {
      return new Trouble(delivery.problem(), delivery.remedy(), null);
    }
    return trouble()
        .orElseGet(() -> new Trouble("it goes with the next visit to the server", null, null));
  }

  private Optional<SftpLines.Line> line() {
    return lines.find(Destination.RELAY);
  }

  /**
   * Sends an ERA, again or for the first time. One that waits already goes once.
   *
   * @param token of the form that asks: the same one sent twice is one sending
   * @param by who asks
   * @throws IllegalStateException if nothing is sent by the settings, in words for a person
   * @throws IllegalArgumentException if the file is no ERA that was worked
   */
  public Standing send(String fileId, String token, String by) {
    requireOn();
    ExchangeFile file =
        files
            .find(fileId)
            .filter(RelayDesk::isEra)
            .filter(one -> one.fate().kind() != Fate.Kind.RECEIVED)
            .orElseThrow(() -> new IllegalArgumentException("this file is no ERA that was read"));
    send(file, token, by);
    return of(fileId).orElseThrow();
  }

  /**
   * Sends all ERAs that came on some days, again or for the first time.
   *
   * @param from the first day
   * @param to the last day
   * @param token of the form that asks
   * @param by who asks
   * @return how many
   * @throws IllegalStateException if nothing is sent by the settings, in words for a person
   * @throws IllegalArgumentException if there are too many, or the days are in the wrong order
   */
  public int send(LocalDate from, LocalDate to, String token, String by) {
    requireOn();
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the last day is before the first one");
    }
    List<ExchangeFile> eras = files.eras("", from, to, false, MOST_AT_ONCE + 1);
    if (eras.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "more than %d ERAs came on these days; send fewer days at once".formatted(MOST_AT_ONCE));
    }
    // In the order in which they came.
    eras.reversed().forEach(file -> send(file, token, by));
    return eras.size();
  }

  private void requireOn() {
    if (!isOn()) {
      throw new IllegalStateException(
          "nothing is sent by SFTP; turn it on under Settings, ERA relay");
    }
  }

  private void send(ExchangeFile file, String token, String by) {
    Delivery newest = deliveries.newestOf(List.of(file.id())).get(file.id());
    if (newest != null && newest.state() == Deliveries.State.HELD) {
      deliveries.release(newest.id(), by);
    } else if (newest == null || newest.state() == Deliveries.State.DELIVERED) {
      String id =
          UUID.nameUUIDFromBytes((token + " " + file.id()).getBytes(StandardCharsets.UTF_8))
              .toString();
      relay.send(file, id, by);
    }
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
