package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.transmission.RemoteServer.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers that lie on a server, which may still be written, vanish, or come again. */
class SftpDownloadTest extends SftpTest {

  @Autowired ClaimsHandler handler;

  @BeforeEach
  void nothingHandledYet() {
    handler.handled.clear();
    handler.failures = 0;
  }

  private static String acknowledgement(int number) {
    return from(
        "FA",
        "005010X231A1",
        number,
        "ST*999*0001*005010X231A1",
        "AK1*HC*1*005010X222A1",
        "AK2*837*0001*005010X222A1",
        "IK5*A",
        "AK9*A*1*1*1");
  }

  private List<String> inbound() {
    return folder("clearinghouse/main/inbound").stream()
        .map(f -> f.getFileName().toString())
        .toList();
  }

  private List<Path> leftAside() throws IOException {
    Path folder = data().resolve("clearinghouse/main/fetching");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void anAnswerIsFetchedOnceAndStaysThere() throws Exception {
    remote.put("ack.999", acknowledgement(7));
    assertThat(visit()).isTrue();
    assertThat(inbound()).containsExactly("ack.999");
    assertThat(visit()).isFalse();
    exchange.scan();
    assertThat(visit()).isFalse();
    exchange.scan();
    assertThat(AllFiles.of(files)).hasSize(1);
    assertThat(remote.names("outbound")).containsExactly("ack.999");
    assertThat(leftAside()).isEmpty();
  }

  @Test
  void itIsRemovedThereOnlyOnceItIsRecordedHere() {
    settings.clearinghouse(server(Map.of("deleteDownloaded", "true")));
    remote.put("ack.999", acknowledgement(7));
    visit();
    visit();
    assertThat(remote.names("outbound")).as("not taken in yet").containsExactly("ack.999");
    exchange.scan();
    visit();
    assertThat(remote.names("outbound")).isEmpty();
    assertThat(AllFiles.of(files)).hasSize(1);
    remote.put("ack.999", acknowledgement(8));
    visit();
    exchange.scan();
    assertThat(AllFiles.of(files)).as("another file of the name").hasSize(2);
  }

  @Test
  void aConnectionThatBreaksInTheMiddleLeavesNothingBehind() throws Exception {
    String many = acknowledgement(7) + " ".repeat(400_000);
    remote.put("ack.999", many);
    remote.fails(Fault.BREAKS_READING);
    visit();
    assertThat(inbound()).isEmpty();
    assertThat(line().problem()).contains("broke off");
    visit();
    assertThat(inbound()).containsExactly("ack.999");
    assertThat(Files.readString(data().resolve("clearinghouse/main/inbound/ack.999")))
        .isEqualTo(many);
    assertThat(leftAside()).isEmpty();
  }

  @Test
  void aFileThatStillGrowsIsNotTaken() throws Exception {
    Path growing = remote.put("ack.999", acknowledgement(7));
    remote.beforeReading(
        () -> {
          try {
            Files.writeString(growing, acknowledgement(8), StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    visit();
    assertThat(inbound()).isEmpty();
    assertThat(line().note()).contains("ack.999 is still being written");
    visit();
    assertThat(Files.readString(data().resolve("clearinghouse/main/inbound/ack.999")))
        .isEqualTo(acknowledgement(7) + acknowledgement(8));
  }

  @Test
  void aFileThatEndsInTheMiddleIsTakenAsItIsWhenItStaysSo() {
    String whole = acknowledgement(7);
    Path half = remote.put("ack.999", whole.substring(0, whole.length() / 2));
    visit();
    assertThat(inbound()).isEmpty();
    assertThat(line().note()).contains("ack.999 ends in the middle");
    remote.put("ack.999", whole.substring(0, whole.length() - 20));
    visit();
    assertThat(inbound()).as("it has changed").isEmpty();
    visit();
    assertThat(inbound()).containsExactly("ack.999");
    assertThat(half).exists();
  }

  @Test
  void namesOfUnfinishedFilesAndOthersAreLeft() {
    settings.clearinghouse(server(Map.of("downloadPattern", "\"*.999\"")));
    remote.put("ack.999.part", acknowledgement(1));
    remote.put(".ack.999", acknowledgement(2));
    remote.put("readme.txt", "hello");
    remote.put("ACK.999", acknowledgement(3));
    visit();
    assertThat(inbound()).containsExactly("ACK.999");
  }

  @Test
  void theServersClockMayBeAnyOther() throws Exception {
    remote.put("past.999", acknowledgement(1), Instant.parse("1971-01-01T00:00:00Z"));
    remote.put("future.999", acknowledgement(2), Instant.parse("2037-01-01T00:00:00Z"));
    visit();
    assertThat(inbound()).containsExactly("future.999", "past.999");
    visit();
    exchange.scan();
    visit();
    assertThat(AllFiles.of(files)).hasSize(2);
  }

  @Test
  void aNewFileOfANameWaitsUntilTheOldOneIsTakenIn() throws Exception {
    remote.put("ack.999", acknowledgement(7), Instant.parse("2026-11-05T10:00:00Z"));
    visit();
    remote.put("ack.999", acknowledgement(8), Instant.parse("2026-11-05T10:00:01Z"));
    visit();
    assertThat(Files.readString(data().resolve("clearinghouse/main/inbound/ack.999")))
        .isEqualTo(acknowledgement(7));
    assertThat(line().note()).contains("waits until the file of that name is taken in");
    exchange.scan();
    visit();
    exchange.scan();
    assertThat(AllFiles.of(files))
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.fate().kind()).isNotEqualTo(Fate.Kind.DUPLICATE));
  }

  @Test
  void theSameBytesUnderAnotherNameAreADuplicateAndSaidSo() {
    remote.put("a.999", acknowledgement(7));
    remote.put("b.999", acknowledgement(7));
    visit();
    exchange.scan();
    assertThat(AllFiles.of(files))
        .extracting(f -> f.fate().kind() == Fate.Kind.DUPLICATE)
        .containsExactly(false, true);
  }

  @Test
  void killedAtEveryStepAnAnswerIsTakenOnce() throws Exception {
    int moments = 0;
    for (boolean killed = true; killed; ) {
      empty();
      emptyFolder();
      allIsWell();
      settings.clearinghouse(server(Map.of("deleteDownloaded", "true")));
      remote.put("era.835", org.cobaltclaims.testing.Samples.text("/x12/prim.835"));
      kills.at(moments + 1);
      try {
        all();
        killed = false;
      } catch (Kills.Killed death) {
        moments++;
        kills.at(0);
        all();
      }
      kills.at(0);
      assertThat(AllFiles.of(files))
          .as("killed %d times", moments)
          .singleElement()
          .satisfies(f -> assertThat(f.fate().kind()).isNotEqualTo(Fate.Kind.DUPLICATE));
      assertThat(remote.names("outbound")).isEmpty();
      assertThat(inbound()).isEmpty();
      assertThat(leftAside()).isEmpty();
    }
    assertThat(moments).as("moments at which it was killed").isGreaterThan(10);
  }

  private void all() {
    visit();
    exchange.scan();
    visit();
    exchange.scan();
    visit();
  }
}
