package org.cobaltclaims.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cobaltclaims.code.Npi;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.PracticeSettings.Posting;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.jspecify.annotations.Nullable;

/** Reads {@code practice.yml} strictly: what is not understood is refused, with its line. */
public final class PracticeFile {

  private static final String NAME = "practice.yml";

  private static final List<String> SECTIONS =
      List.of(
          "practice",
          "clearinghouses",
          "payers",
          "providers",
          "skippedPayers",
          "printers",
          "posting",
          "automation",
          "retention",
          "relay",
          "payerDefaults");

  /** Points; a printer that is further off has the wrong paper. */
  private static final int MOST_OFF = 72;

  /** What a skipped payer's keys have that say nothing. */
  static final Map<String, Object> ANY =
      Map.of("priorPlan", "*", "procedure", "*", "placeOfService", "*", "taxonomy", "*");

  private static final Set<String> WEEK =
      Stream.of(DayOfWeek.values()).map(DayOfWeek::name).collect(Collectors.toUnmodifiableSet());

  private final YamlReader reader;

  private PracticeFile(String name) {
    this.reader = new YamlReader(name);
  }

  /**
   * Reads a file.
   *
   * @throws PracticeFileException if it is missing or wrong; lists all that is wrong
   */
  public static PracticeSettings read(Path path) {
    return new PracticeFile(String.valueOf(path.getFileName())).read(text(path));
  }

  /**
   * The text of a file.
   *
   * @throws PracticeFileException if it is missing or cannot be read
   */
  static String text(Path path) {
    if (!Files.exists(path)) {
      throw new PracticeFileException(
          List.of(
              """
              %s does not exist. It tells Cobalt who bills and through which clearinghouse. To begin, write into it:

              practice:
                name: RIVER VALLEY COUNSELING
                npi: "1234567893"
                taxId: "123456789"
                submitterId: RVC001
                contactName: BILLING OFFICE
                contactPhone: "5555550100"
              clearinghouses:
                - name: main
                  receiverId: CLRHOUSE01
                  receiverName: EXAMPLE CLEARINGHOUSE
                  test: true

              with your own values; docs/practice-yml.md explains every key.\
              """
                  .formatted(path)));
    }
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new PracticeFileException(
          List.of("%s cannot be read; is it UTF-8 text that this user may read?".formatted(path)));
    }
  }

  /**
   * Reads settings that are at hand as text.
   *
   * @throws PracticeFileException if they are wrong; lists all that is wrong
   */
  public static PracticeSettings parse(String yaml) {
    return new PracticeFile(NAME).read(yaml);
  }

  private PracticeSettings read(String yaml) {
    YamlNode root;
    try {
      root = YamlNode.parse(yaml);
    } catch (JsonProcessingException e) {
      reader.problem(
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          e.getOriginalMessage().lines().findFirst().orElse("no YAML"));
      throw reader.refusal();
    } catch (IOException e) {
      throw new IllegalStateException("text in memory cannot be read", e);
    }
    PracticeSettings settings = settings(root);
    if (settings == null) {
      throw reader.refusal();
    }
    return settings;
  }

  private @Nullable PracticeSettings settings(YamlNode root) {
    Map<String, YamlNode.Entry> sections = reader.keys(root, "the file", SECTIONS);
    Practice practice = practice(sections.get("practice"));
    List<Clearinghouse> clearinghouses =
        new ClearinghouseEntries(reader)
            .read(sections.get("clearinghouses"), practice == null ? "" : practice.submitterId());
    Automation automation = automation(sections.get("automation"));
    Retention retention = retention(sections.get("retention"));
    Relay relay = new RelayEntry(reader).read(sections.get("relay"));
    PayerEntries entries = new PayerEntries(reader, automation);
    entries.readDefaults(sections.get("payerDefaults"));
    List<PayerProfile> payers = entries.read(sections.get("payers"), clearinghouses);
    List<ProviderProfile> providers = new ProviderEntries(reader).read(sections.get("providers"));
    List<SkippedPayer> skipped = skippedPayers(sections.get("skippedPayers"));
    List<PracticeSettings.Printer> printers = printers(sections.get("printers"));
    Posting posting = posting(sections.get("posting"));
    return practice == null || !reader.problems().isEmpty()
        ? null
        : new PracticeSettings(
            practice,
            clearinghouses,
            payers,
            providers,
            skipped,
            printers,
            posting,
            automation,
            retention,
            relay,
            entries.common());
  }

  private List<PracticeSettings.Printer> printers(YamlNode.@Nullable Entry entry) {
    List<PracticeSettings.Printer> all = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlNode node : reader.items(entry, "printers")) {
      PracticeSettings.Printer one =
          reader.fill(
              PracticeSettings.Printer.class, node, "a printer", Map.of("right", 0.0, "down", 0.0));
      if (one != null) {
        reader.check(
            one.name().matches("[A-Za-z0-9_-]{1,40}"),
            node,
            "name",
            "has letters, digits, dash and underscore");
        reader.check(
            names.add(one.name().toLowerCase(Locale.ROOT)),
            node,
            "name",
            "stands twice; each printer needs its own");
        reader.check(
            Math.abs(one.right()) <= MOST_OFF, node, "right", "is at most 72 points (an inch)");
        reader.check(
            Math.abs(one.down()) <= MOST_OFF, node, "down", "is at most 72 points (an inch)");
        all.add(one);
      }
    }
    return all;
  }

  private Posting posting(YamlNode.@Nullable Entry entry) {
    Posting usual = Posting.DEFAULTS;
    if (entry == null) {
      return usual;
    }
    Posting posting =
        reader.fill(
            Posting.class,
            entry.value(),
            "posting",
            Map.of(
                "depositDays", usual.depositDays(),
                "underpaidCents", usual.underpaidCents(),
                "underpaidPercent", usual.underpaidPercent()));
    if (posting == null) {
      return usual;
    }
    reader.check(posting.depositDays() >= 1, entry.value(), "depositDays", "is at least 1");
    reader.check(posting.underpaidCents() >= 0, entry.value(), "underpaidCents", "is not negative");
    reader.check(
        posting.underpaidPercent() >= 0 && posting.underpaidPercent() < 100,
        entry.value(),
        "underpaidPercent",
        "is 0 to 99");
    return posting;
  }

  private Automation automation(YamlNode.@Nullable Entry entry) {
    if (entry == null) {
      return Automation.DEFAULTS;
    }
    Automation read =
        reader.fill(
            Automation.class,
            entry.value(),
            "automation",
            YamlReader.components(Automation.DEFAULTS));
    if (read == null) {
      return Automation.DEFAULTS;
    }
    reader.check(
        read.neverBilledProcedures().stream().allMatch(code -> code.matches("[A-Z0-9]{1,48}")),
        entry.value(),
        "neverBilledProcedures",
        "holds procedure codes such as 99080");
    reader.check(
        read.batchTimes().stream().allMatch(time -> time.matches("([01]\\d|2[0-3]):[0-5]\\d")),
        entry.value(),
        "batchTimes",
        "holds times of the day such as \"16:30\"");
    reader.check(
        WEEK.containsAll(read.batchDays()),
        entry.value(),
        "batchDays",
        "holds days of the week such as MONDAY");
    reader.check(
        read.statementCycleDays() > 0, entry.value(), "statementCycleDays", "is at least one day");
    return read;
  }

  private Retention retention(YamlNode.@Nullable Entry entry) {
    if (entry == null) {
      return Retention.DEFAULTS;
    }
    YamlNode node = entry.value();
    Retention read =
        reader.fill(Retention.class, node, "retention", YamlReader.components(Retention.DEFAULTS));
    if (read == null) {
      return Retention.DEFAULTS;
    }
    years(read.claimYears(), node, "claimYears");
    years(read.fileYears(), node, "fileYears");
    years(read.auditYears(), node, "auditYears");
    years(read.portalYears(), node, "portalYears");
    reader.check(
        read.minorsUntilAge() >= 18 && read.minorsUntilAge() <= 99,
        node,
        "minorsUntilAge",
        "is 18 to 99");
    return read;
  }

  private void years(int years, YamlNode node, String key) {
    reader.check(
        years >= Retention.LEAST_YEARS && years <= 99,
        node,
        key,
        "is %d to 99".formatted(Retention.LEAST_YEARS));
  }

  private List<SkippedPayer> skippedPayers(YamlNode.@Nullable Entry entry) {
    List<SkippedPayer> all = new ArrayList<>();
    for (YamlNode node : reader.items(entry, "skippedPayers")) {
      SkippedPayer one = reader.fill(SkippedPayer.class, node, "a skipped payer", ANY);
      if (one != null) {
        reader.check(!one.destination().isEmpty(), node, "destination", "may not be empty");
        all.add(one);
      }
    }
    return all;
  }

  private @Nullable Practice practice(YamlNode.@Nullable Entry entry) {
    if (entry == null) {
      reader.problem(1, "the section practice is missing");
      return null;
    }
    Practice practice =
        reader.fill(
            Practice.class,
            entry.value(),
            "practice",
            Map.of("writeOffLimit", Practice.DEFAULT_WRITE_OFF_LIMIT));
    if (practice != null) {
      reader.check(
          Npi.isValid(practice.npi()),
          entry.value(),
          "npi",
          "has ten digits and a valid check digit");
      reader.check(
          practice.taxId().matches("\\d{9}"), entry.value(), "taxId", "has nine digits, no dash");
      reader.check(
          practice.contactPhone().matches("\\d{10}"),
          entry.value(),
          "contactPhone",
          "has ten digits and nothing else");
      reader.check(!practice.name().isEmpty(), entry.value(), "name", "may not be empty");
      reader.check(
          practice.submitterId().matches("\\S{2,15}"),
          entry.value(),
          "submitterId",
          "has 2 to 15 characters without blanks");
      reader.check(
          !practice.contactName().isEmpty(), entry.value(), "contactName", "may not be empty");
    }
    return practice;
  }
}
