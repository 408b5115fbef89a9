package org.cobaltclaims.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDocumentTest {

  private static final Map<String, Object> PRACTICE =
      Map.of(
          "name", "RIVER VALLEY COUNSELING",
          "npi", "1234567893",
          "taxId", "012345678",
          "submitterId", "RVC001",
          "contactName", "BILLING \"OFFICE\" \\ #1: é",
          "contactPhone", "5555550100");

  private static final Map<String, Object> CLEARINGHOUSE =
      Map.of("name", "main", "receiverId", "007", "receiverName", "yes");

  @ParameterizedTest
  @ValueSource(
      strings = {"src/test/resources/practice.yml", "src/test/resources/scenario/practice.yml"})
  void aFileWrittenAnewMeansTheSame(String file) throws IOException {
    String yaml = Files.readString(Path.of(file));

    String written = SettingsDocument.parse(yaml).toYaml();

    assertThat(PracticeFile.parse(written)).isEqualTo(PracticeFile.parse(yaml));
    assertThat(SettingsDocument.parse(written).toYaml()).isEqualTo(written);
  }

  @Test
  void whatLooksLikeSomethingElseInYamlStaysAsItWasTyped() {
    SettingsDocument document = document();

    PracticeSettings read = PracticeFile.parse(document.toYaml());

    assertThat(read.practice().contactName()).isEqualTo("BILLING \"OFFICE\" \\ #1: é");
    assertThat(read.practice().taxId()).isEqualTo("012345678");
    assertThat(read.clearinghouses().getFirst().receiverId()).isEqualTo("007");
    assertThat(read.clearinghouses().getFirst().receiverName()).isEqualTo("yes");
  }

  @Test
  void everySwitchOfAPayerComesBackAsItWasWritten() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      PayerProfile wanted = PayerProfile.defaults("P" + seed, "PAYER").with(any(random));
      SettingsDocument document = document();
      document.putItem("payers", null, texts(wanted));

      assertThat(PracticeFile.parse(document.toYaml()).payers())
          .as("seed %d", seed)
          .containsExactly(wanted);
    }
  }

  @Test
  void everyKeyOfAProviderComesBackAsItWasWritten() {
    ProviderProfile clinic =
        new ProviderProfile(
            "1987654328",
            ProviderProfile.Kind.ORGANISATION,
            "ELM \"STREET\" #1",
            "",
            "261QM0801X",
            List.of("BILLS", "FACILITY"),
            false,
            "012345678",
            ProviderProfile.TaxIdKind.SSN,
            "9 ELM ST",
            "SUITE 7",
            "SPRINGFIELD",
            "IL",
            "027010001");
    SettingsDocument document = document();
    document.putItem("providers", null, texts(clinic));
    String whole = document.toYaml();

    assertThat(PracticeFile.parse(whole).providers()).containsExactly(clinic);
    assertThat(SettingsDocument.parse(whole).toYaml()).isEqualTo(whole);

    // What has its default is not written, and means the same.
    document.removeItem("providers", "1987654328");
    document.putItem("providers", null, clinic.written());

    assertThat(document.toYaml()).doesNotContain("firstName");
    assertThat(PracticeFile.parse(document.toYaml()).providers()).containsExactly(clinic);
  }

  @Test
  void everyKeyOfEverySectionIsWritten() {
    SettingsDocument document = document();
    document.put("automation", texts(Automation.DEFAULTS));
    document.put("posting", texts(new PracticeSettings.Posting(7, 250, 3)));
    document.put("payerDefaults", Map.of("expectedPayDays", "21", "sendEaf", "false"));
    document.putItem("printers", null, texts(new PracticeSettings.Printer("front", 4, -2.5)));
    document.putItem(
        "skippedPayers", null, texts(new SkippedPayer("12345", "MB", "90837", "11", "*")));

    PracticeSettings read = PracticeFile.parse(document.toYaml());

    assertThat(read.automation()).isEqualTo(Automation.DEFAULTS);
    assertThat(read.posting()).isEqualTo(new PracticeSettings.Posting(7, 250, 3));
    assertThat(read.printers()).containsExactly(new PracticeSettings.Printer("front", 4, -2.5));
    assertThat(read.skippedPayers())
        .containsExactly(new SkippedPayer("12345", "MB", "90837", "11", "*"));
    assertThat(read.payerDefaults()).containsEntry("expectedPayDays", 21);
  }

  @Test
  void itemsAreChangedAndTakenAwayByTheirId() {
    SettingsDocument document = document();
    document.putItem("payers", null, Map.of("payerId", "A", "name", "ONE"));
    document.putItem("payers", null, Map.of("payerId", "B", "name", "TWO"));

    document.putItem("payers", "a", Map.of("payerId", "A", "name", "OTHER"));
    document.removeItem("payers", "B");
    document.removeItem("payers", "GONE");

    assertThat(document.items("payers")).containsExactly(Map.of("payerId", "A", "name", "OTHER"));
  }

  private static SettingsDocument document() {
    SettingsDocument document = new SettingsDocument();
    document.put("practice", PRACTICE);
    document.putItem("clearinghouses", null, CLEARINGHOUSE);
    return document;
  }

  private static Map<String, Object> texts(Record filled) {
    Map<String, Object> texts = new HashMap<>();
    YamlReader.components(filled)
        .forEach((key, value) -> texts.put(key, value instanceof List ? value : value.toString()));
    return texts;
  }

  /** Some value that is allowed, for every switch. */
  private static Map<String, Object> any(Random random) {
    Map<String, Object> values = new HashMap<>();
    for (RecordComponent component : PayerProfile.class.getRecordComponents()) {
      Class<?> type = component.getType();
      if (type == boolean.class) {
        values.put(component.getName(), random.nextBoolean());
      } else if (type == int.class) {
        values.put(component.getName(), random.nextInt(100_000));
      } else if (type.isEnum()) {
        values.put(
            component.getName(),
            type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)]);
      }
    }
    values.put(
        "aliases", List.of("1" + random.nextInt(1_000_000), "NAME, WITH: #" + random.nextInt()));
    values.put("claimsAddress", List.of("PO BOX " + random.nextInt(9999), "null"));
    values.put("memberIdPattern", "[A-Z]{3}\\d+\"?");
    values.put("samePayerSuffix", List.of("", "0", "true", "~").get(random.nextInt(4)));
    values.put("filingIndicator", List.of("CI", "11", "MC", "BL").get(random.nextInt(4)));
    values.put("clearinghouse", random.nextBoolean() ? "main" : "");
    values.put("phone", "800-555-0100");
    values.put("portalLink", "https://provider.example.com/x?y=1#z");
    return values;
  }
}
