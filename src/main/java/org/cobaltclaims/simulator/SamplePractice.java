package org.cobaltclaims.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An invented practice: its settings and its primary claims, spread over some business days. Names
 * are invented; codes are real code values, without descriptions.
 */
public final class SamplePractice {

  /** The name of its only clearinghouse, in practice.yml and as a folder name. */
  public static final String CLEARINGHOUSE = "exchange";

  private final Path data;
  private final Plan plan;
  private final TreeMap<LocalDate, Integer> days = new TreeMap<>();

  /**
   * @param data the application's data folder
   * @param firstDay the day of the first intake file; a weekend moves on to Monday
   */
  public SamplePractice(Path data, Plan plan, LocalDate firstDay) {
    this.data = data;
    this.plan = plan;
    LocalDate day = firstDay;
    while (days.size() < plan.deliveryDays()) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.put(day, days.size());
      }
      day = day.plusDays(1);
    }
  }

  /** The business days on which the practice's system delivers, the first to the last. */
  public List<LocalDate> days() {
    return List.copyOf(days.keySet());
  }

  /** Writes {@code practice.yml}; every time the same. */
  public void writeSettings() throws IOException {
    SafeFiles.write(
        aside(), data.resolve("practice.yml"), settings().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the day's intake file; every time the same bytes under the same name.
   *
   * @return the file, empty if the practice has no claims for that day
   */
  public Optional<Path> fileFor(LocalDate date) throws IOException {
    Integer ordinal = days.get(date);
    if (ordinal == null) {
      return Optional.empty();
    }
    Draw draw = new Draw(plan.seed());
    List<SampleClaim> claims = new ArrayList<>();
    for (int index = 0; index < plan.claims(); index++) {
      if (dayOf(draw, index) == ordinal) {
        claims.add(SampleClaim.of(draw, plan.mix(), index, date));
      }
    }
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    Path file = data.resolve("intake").resolve("claims-" + date + ".837");
    SafeFiles.write(aside(), file, PracticeFile.write(claims, date, 1001 + ordinal));
    return Optional.of(file);
  }

  private int dayOf(Draw draw, int index) {
    return index == 0 ? 0 : draw.below(index, "intake day", plan.deliveryDays());
  }

  private Path aside() {
    return data.resolve("simulator").resolve("aside");
  }

  private static String settings() {
    StringBuilder yaml =
        new StringBuilder(
            """
            # The sample practice. Everything here is invented.
            practice:
              name: %s
              npi: "%s"
              taxId: "%s"
              submitterId: RVFC001
              contactName: BILLING OFFICE
              contactPhone: "2175550100"
            clearinghouses:
              - name: %s
                receiverId: CLRHOUSE01
                receiverName: EXAMPLE CLEARINGHOUSE
                senderId: RVFC001
                senderQualifier: ZZ
                receiverQualifier: ZZ
                test: true
            payers:
            """
                .formatted(
                    PracticeFile.PRACTICE, PracticeFile.NPI, PracticeFile.TAX_ID, CLEARINGHOUSE));
    for (SamplePayer payer : SamplePayer.values()) {
      yaml.append(
          """
            - payerId: "%s"
              name: %s
              aliases: ["%s"]
              filingIndicator: %s
              clearinghouse: %s
              primaryChannel: %s
              secondaryChannel: %s
              acceptsElectronicCob: %s
              autoCrossover: %s
              claimsAddress: [%s]
          """
              .formatted(
                  payer.id(),
                  payer.payerName(),
                  "1" + payer.taxId(),
                  payer.filingIndicator(),
                  CLEARINGHOUSE,
                  payer.electronic() ? "ELECTRONIC" : "PRINT",
                  payer.electronic() ? "ELECTRONIC" : "PRINT",
                  payer.electronic(),
                  payer == SamplePayer.MEDICARE,
                  payer.claimsAddress()));
    }
    return yaml.toString();
  }
}
