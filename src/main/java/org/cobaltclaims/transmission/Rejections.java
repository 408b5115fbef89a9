package org.cobaltclaims.transmission;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the codes of a rejection mean, and which field of the claim has to be mended: those of a
 * 277CA by category, status and entity (DOMAIN 4.3), those of a 999 by the segment that it names
 * (4.2). The words are ours, from {@code status-codes.csv}.
 */
public final class Rejections {

  /** Statuses after which the same claim must not be sent again (DOMAIN 4.3). */
  private static final Set<String> NEVER_AGAIN = Set.of("54", "65", "78", "746", "770");

  private static final Pattern STATUS_CODE =
      Pattern.compile("(A[0-8]|D0|E[0-4]):([0-9]{1,3})(?::([A-Z0-9]{1,3}))?");

  private static final Pattern SEGMENT_ERROR =
      Pattern.compile("([A-Z0-9]{2,3}) at ([0-9]+) in ([0-9A-Z]*): ([^,]*)");

  private static final Pattern ELEMENT = Pattern.compile("element (\\S+)");

  private static final Map<String, String> CATEGORIES =
      Map.of(
          "A3", "returned as unprocessable",
          "A4", "not found",
          "A6", "refused, information is missing",
          "A7", "refused, information is invalid",
          "A8", "refused, fields contradict each other");

  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("85", "billing provider"),
          Map.entry("82", "rendering provider"),
          Map.entry("DN", "referring provider"),
          Map.entry("77", "place of service"),
          Map.entry("IL", "subscriber"),
          Map.entry("QC", "patient"),
          Map.entry("PR", "payer"),
          Map.entry("41", "submitter"),
          Map.entry("40", "receiver"));

  /** The field that an NPI's owner has. */
  private static final Map<String, String> NPI_FIELDS =
      Map.of("85", "billingNpi", "82", "renderingNpi", "DN", "referringNpi");

  private static final Map<String, String> SEGMENT_FIELDS =
      Map.ofEntries(
          Map.entry("HI", "diagnoses"),
          Map.entry("SV1", "lines"),
          Map.entry("SV1.1", "lines.procedure"),
          Map.entry("SV1.4", "lines.units"),
          Map.entry("SV1.5", "lines.placeOfService"),
          Map.entry("SV1.7", "lines.diagnosisPointers"),
          Map.entry("CLM", "placeOfService"),
          Map.entry("CLM.11", "relatedCauses"),
          Map.entry("CLM.20", "delayReason"),
          Map.entry("DTP", "lines.serviceFrom"),
          Map.entry("SBR", "groupNumber"),
          Map.entry("SBR.9", "filingIndicator"),
          Map.entry("DMG", "subscriber.birthDate"),
          Map.entry("PRV", "billingTaxonomy"),
          Map.entry("NTE", "note"),
          Map.entry("REF", "authorization"));

  private static final Map<String, String> LOOP_FIELDS =
      Map.of(
          "2010AA", "billingNpi",
          "2010BA", "memberId",
          "2010BB", "payerId",
          "2010CA", "patient",
          "2310A", "referringNpi",
          "2310B", "renderingNpi");

  /**
   * One code and what to do about it.
   *
   * @param code as it came, such as {@code A7:562:85}
   * @param meaning in our words
   * @param field the field of a correction that mends it; empty if none does
   * @param help what to look at
   */
  public record Explained(String code, String meaning, String field, String help) {}

  private record Row(String field, String meaning, String help) {}

  private static final class Table {
    static final Map<String, Row> ROWS = read();
  }

  private Rejections() {}

  /**
   * Explains the reason of a rejection's task: the codes of a 277CA with blanks between, or what a
   * 999 found.
   */
  public static List<Explained> explain(String reason) {
    List<Explained> explained = new ArrayList<>();
    Matcher codes = STATUS_CODE.matcher(reason);
    while (codes.find()) {
      explained.add(
          status(
              codes.group(), codes.group(1), codes.group(2), Optional.ofNullable(codes.group(3))));
    }
    Matcher errors = SEGMENT_ERROR.matcher(reason);
    while (errors.find()) {
      explained.add(segment(errors.group(1), errors.group(2), errors.group(3), errors.group(4)));
    }
    return explained;
  }

  /** True if one of the codes says that the payer has the claim already. */
  public static boolean mustNotGoAgain(String reason) {
    Matcher codes = STATUS_CODE.matcher(reason);
    while (codes.find()) {
      if (NEVER_AGAIN.contains(codes.group(2))) {
        return true;
      }
    }
    return false;
  }

  private static Explained status(
      String code, String category, String status, Optional<String> entity) {
    Row row = Table.ROWS.getOrDefault(status, new Row("", "status " + status, "look it up"));
    String field = row.field();
    if (field.equals("npi")) {
      field = entity.map(e -> NPI_FIELDS.getOrDefault(e, "")).orElse("");
    }
    return new Explained(
        code,
        "%s: %s%s"
            .formatted(
                CATEGORIES.getOrDefault(category, "refused"),
                row.meaning(),
                entity.map(e -> " (" + ENTITIES.getOrDefault(e, "entity " + e) + ")").orElse("")),
        field,
        row.help());
  }

  private static Explained segment(String id, String position, String loop, String what) {
    Matcher element = ELEMENT.matcher(what);
    String place = element.find() ? element.group(1).split(":")[0] : "";
    String field =
        SEGMENT_FIELDS.getOrDefault(
            id + "." + place,
            SEGMENT_FIELDS.getOrDefault(
                id, id.equals("NM1") ? LOOP_FIELDS.getOrDefault(loop, "") : ""));
    return new Explained(
        "%s%s".formatted(id, place.isEmpty() ? "" : "-" + place),
        "the file's syntax: segment %s at %s in loop %s, error %s"
            .formatted(id, position, loop, what.strip()),
        field,
        "correct the field, or tell whoever maintains this program: our files should pass");
  }

  private static Map<String, Row> read() {
    Map<String, Row> rows = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(Rejections.class.getResourceAsStream("/status-codes.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> line.split(";", 4))
          .forEach(cells -> rows.put(cells[0], new Row(cells[1], cells[2], cells[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(rows);
  }
}
