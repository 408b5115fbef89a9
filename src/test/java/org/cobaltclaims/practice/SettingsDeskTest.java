package org.cobaltclaims.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cobaltclaims.practice.SettingsRefused.Why;
import org.cobaltclaims.practice.SettingsVersion.Origin;
import org.cobaltclaims.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SettingsDeskTest extends DatabaseTest {

  private static final String YAML =
      """
      # our practice
      practice:
        name: RIVER VALLEY COUNSELING
        npi: 1234567893
        taxId: 123456789
        submitterId: RVC001
        contactName: BILLING OFFICE
        contactPhone: 5555550100
      clearinghouses:
        - name: main
          receiverId: CLRHOUSE01
          receiverName: EXAMPLE CLEARINGHOUSE
      payers:
        - payerId: 12345
          name: ACME HEALTH PLAN
      """;

  @TempDir Path folder;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private SettingsVersions versions;
  private Path yml;
  private LiveSettings live;
  private SettingsDesk desk;

  @BeforeEach
  void begin() throws IOException {
    versions = new SettingsVersions(jdbc, clock);
    yml = folder.resolve("practice.yml");
    Files.writeString(yml, YAML);
    start();
  }

  @Test
  void theFileIsTheFirstVersionAndIsNotReadTwice() {
    start();

    assertThat(desk.versions())
        .singleElement()
        .satisfies(
            first -> {
              assertThat(first.number()).isEqualTo(1);
              assertThat(first.origin()).isEqualTo(Origin.FILE);
              assertThat(first.yaml()).isEqualTo(YAML);
            });
  }

  @Test
  void whatIsSavedIsInForceAtOnceAndStandsInTheFile() throws IOException {
    SettingsVersion saved = limit(1, "750");

    assertThat(saved.number()).isEqualTo(2);
    assertThat(saved.by()).isEqualTo("dana");
    assertThat(live.practice().writeOffLimit()).isEqualTo(750);
    assertThat(Files.readString(yml)).isEqualTo(saved.yaml());
    start();
    assertThat(desk.versions()).hasSize(2);
    assertThat(live.practice().writeOffLimit()).isEqualTo(750);
  }

  @Test
  void theSameFormSentTwiceIsOneVersion() {
    limit(1, "750");

    assertThat(limit(1, "750").number()).isEqualTo(2);
    assertThat(desk.versions()).hasSize(2);
  }

  @Test
  void whoComesSecondIsToldAndNothingOfTheFirstIsLost() {
    limit(1, "750");

    assertThat(refused(() -> limit(1, "900")).why()).isEqualTo(Why.CHANGED_MEANWHILE);
    assertThat(live.practice().writeOffLimit()).isEqualTo(750);
  }

  @Test
  void peopleWhoChangeDifferentThingsDoNotHinderEachOther() {
    limit(1, "750");

    desk.save(
        new SettingsDesk.Change(1, "posting", null, "Posting", "", "lena"),
        document -> document.put("posting", Map.of("depositDays", "9")));

    assertThat(live.posting().depositDays()).isEqualTo(9);
    assertThat(live.practice().writeOffLimit()).isEqualTo(750);
  }

  @Test
  void whatBreaksARuleIsSaidAtItsKeyAndNothingIsSaved() {
    SettingsRefused refused =
        refused(
            () ->
                desk.save(
                    new SettingsDesk.Change(1, "payers", "12345", "Payer", "", "dana"),
                    document ->
                        document.putItem(
                            "payers",
                            "12345",
                            Map.of(
                                "payerId", "12345",
                                "name", "ACME",
                                "expectedPayDays", "soon",
                                "filingIndicator", "XX"))));

    assertThat(refused.why()).isEqualTo(Why.WRONG);
    assertThat(refused.faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.section()).isEqualTo("payers");
              assertThat(fault.item()).isZero();
              assertThat(fault.key()).isEqualTo("expectedPayDays");
              assertThat(fault.text()).contains("whole number");
            });
    assertThat(desk.versions()).hasSize(1);
  }

  /** A key that is not written has no line of its own. */
  @Test
  void whatLacksAValueIsSaidAtItsKeyToo() {
    SettingsRefused refused =
        refused(
            () ->
                desk.save(
                    new SettingsDesk.Change(1, "providers", null, "Provider", "", "dana"),
                    document ->
                        document.putItem(
                            "providers",
                            null,
                            Map.of("npi", "1234567893", "kind", "PERSON", "name", "MARSH"))));

    assertThat(refused.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.section()).isEqualTo("providers");
              assertThat(fault.item()).isZero();
              assertThat(fault.key()).isEqualTo("roles");
            });
  }

  @Test
  void aFileThatWasChangedByHandIsNeverOverwrittenUnseen() throws IOException {
    String byHand = YAML.replace("BILLING OFFICE", "FRONT OFFICE");
    Files.writeString(yml, byHand);

    assertThat(refused(() -> limit(1, "750")).why()).isEqualTo(Why.FILE_EDITED);
    assertThat(Files.readString(yml)).isEqualTo(byHand);

    assertThat(desk.fileEdited()).isTrue();
    assertThat(desk.readFile().origin()).isEqualTo(Origin.FILE);
    limit(2, "750");
    assertThat(live.practice().contactName()).isEqualTo("FRONT OFFICE");
    assertThat(live.practice().writeOffLimit()).isEqualTo(750);
  }

  @Test
  void aFileChangedByHandIsReadAtTheNextStart() throws IOException {
    limit(1, "750");
    Files.writeString(yml, YAML.replace("BILLING OFFICE", "FRONT OFFICE"));

    start();

    assertThat(live.practice().contactName()).isEqualTo("FRONT OFFICE");
    assertThat(desk.versions()).hasSize(3);
  }

  @Test
  void anOlderTextPutBackByHandCountsAsAChange() throws IOException {
    limit(1, "750");
    Files.writeString(yml, YAML);

    start();

    assertThat(live.practice().writeOffLimit()).isEqualTo(500);
    assertThat(desk.versions()).hasSize(3);
  }

  @Test
  void anEndBetweenDatabaseAndFileLosesNothing() throws IOException {
    String yaml = YAML + "posting:\n  depositDays: 9\n";
    versions.add(2, yaml, Origin.DESK, "Posting", "", "dana");

    start();

    assertThat(live.posting().depositDays()).isEqualTo(9);
    assertThat(Files.readString(yml)).isEqualTo(yaml);
    assertThat(desk.versions()).hasSize(2);
  }

  @Test
  void anEndBetweenTheFileAndItsNoteLosesNothing() throws IOException {
    String second = YAML + "posting:\n  depositDays: 9\n";
    versions.add(2, second, Origin.DESK, "Posting", "", "dana");
    Files.writeString(yml, second);
    versions.add(3, YAML + "posting:\n  depositDays: 8\n", Origin.DESK, "Posting", "", "dana");

    start();

    assertThat(live.posting().depositDays()).isEqualTo(8);
    assertThat(desk.versions()).hasSize(3);
  }

  @Test
  void aFileThatIsMissingIsWrittenAgain() throws IOException {
    Files.delete(yml);

    start();

    assertThat(yml).hasContent(YAML);
    assertThat(desk.versions()).hasSize(1);
  }

  @Test
  void anotherApplicationSeesWhatWasSaved() {
    LiveSettings other = new LiveSettings(versions, new SettingsFile(folder), true, Duration.ZERO);

    limit(1, "750");

    assertThat(other.practice().writeOffLimit()).isEqualTo(750);
  }

  @Test
  void anEarlierVersionIsMadeTheNewestAgain() throws IOException {
    limit(1, "750");

    SettingsVersion back = desk.rollBack(1, 2, "it was right before", "dana");

    assertThat(back.number()).isEqualTo(3);
    assertThat(back.origin()).isEqualTo(Origin.ROLLED_BACK);
    assertThat(live.practice().writeOffLimit()).isEqualTo(500);
    assertThat(Files.readString(yml)).isEqualTo(YAML);
    assertThat(refused(() -> desk.rollBack(2, 2, "", "lena")).why())
        .isEqualTo(Why.CHANGED_MEANWHILE);
  }

  @Test
  void anEmptyInstallationStartsOnlyWhereItCanBeSetUp() throws IOException {
    jdbc.sql("DELETE FROM practice_settings_version").update();
    Files.delete(yml);
    SettingsFile file = new SettingsFile(folder);

    assertThatThrownBy(() -> new LiveSettings(versions, file, false, Duration.ZERO))
        .isInstanceOf(PracticeFileException.class)
        .hasMessageContaining("does not exist");
    LiveSettings empty = new LiveSettings(versions, file, true, Duration.ZERO);
    assertThat(empty.isSetUp()).isFalse();
    assertThat(empty.clearinghouses()).isEmpty();
    assertThatThrownBy(empty::practice).isInstanceOf(CurrentSettings.NotSetUpException.class);
  }

  private void start() {
    SettingsFile file = new SettingsFile(folder);
    live = new LiveSettings(versions, file, true, Duration.ZERO);
    desk = new SettingsDesk(versions, file, live);
  }

  private SettingsVersion limit(int base, String dollars) {
    return desk.save(
        new SettingsDesk.Change(base, "practice", null, "Write-off limit", "", "dana"),
        document -> {
          Map<String, Object> practice = new HashMap<>(document.section("practice"));
          practice.put("writeOffLimit", dollars);
          document.put("practice", practice);
        });
  }

  private static SettingsRefused refused(ThrowingCallable act) {
    SettingsRefused refused = catchThrowableOfType(SettingsRefused.class, act);
    assertThat(refused).as("it is refused").isNotNull();
    return refused;
  }
}
