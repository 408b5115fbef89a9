package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeFile;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.Relay;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.transmission.sftp.Secrets;
import org.cobaltclaims.transmission.sftp.SftpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** A clearinghouse with a server of its own on this machine; every step can be killed. */
@Import({
  ClearinghousesHealthIndicator.class,
  Courier.class,
  FetchedFiles.class,
  QuestionFiles.class,
  Secrets.class,
  ServerStates.class,
  SftpDownloads.class,
  SftpLines.class,
  SftpServer.class,
  SftpUploads.class,
  SftpTest.Setup.class
})
@TestPropertySource(properties = {"cobalt.sftp.settle=20ms", "cobalt.sftp.patience=0s"})
abstract class SftpTest extends TransmissionTest {

  static RemoteServer remote;
  private static Path secret;

  @Autowired Courier courier;
  @Autowired SftpLines lines;
  @Autowired Deliveries deliveries;
  @Autowired QuestionFiles questions;
  @Autowired Changing settings;
  @Autowired Kills kills;

  /** No {@code @Configuration}, so that scans of the whole application pass it by. */
  static class Setup {
    @Bean
    @Primary
    Kills kills(SafeDisk disk, AbstractPlatformTransactionManager manager) {
      Kills kills = new Kills(disk);
      manager.addListener(kills);
      return kills;
    }

    @Bean
    @Primary
    Changing changing() {
      return new Changing();
    }
  }

  /** Settings that the test changes. */
  static final class Changing implements CurrentSettings {
    private PracticeSettings now = PracticeFile.read(Path.of("src/test/resources/practice.yml"));

    @Override
    public java.util.Optional<PracticeSettings> find() {
      return java.util.Optional.of(now);
    }

    void clearinghouse(Clearinghouse one) {
      change(List.of(one), now.relay());
    }

    void relay(Relay relay) {
      change(now.clearinghouses(), relay);
    }

    private void change(List<Clearinghouse> clearinghouses, Relay relay) {
      now =
          new PracticeSettings(
              now.practice(),
              clearinghouses,
              now.payers(),
              now.providers(),
              now.skippedPayers(),
              now.printers(),
              now.posting(),
              now.automation(),
              now.retention(),
              relay,
              now.payerDefaults());
    }
  }

  @BeforeAll
  static void serverStarts() throws IOException {
    remote = new RemoteServer();
    secret = secretFile(RemoteServer.PASSWORD);
  }

  @AfterAll
  static void serverEnds() throws IOException {
    remote.close();
    Files.delete(secret);
  }

  static Path secretFile(String content) throws IOException {
    Path file = Files.createTempFile("secret", "");
    Files.writeString(file, content + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @BeforeEach
  void allIsWell() throws IOException {
    remote.empty();
    kills.at(0);
    settings.clearinghouse(server(Map.of()));
    settings.relay(Relay.DEFAULTS);
  }

  @AfterEach
  void nobodyIsKilledAnyMore() {
    kills.at(0);
  }

  /** The clearinghouse with some of its keys changed. */
  static Clearinghouse server(Map<String, String> changes) {
    Map<String, String> keys =
        new HashMap<>(
            Map.of(
                "connection", "SFTP",
                "host", "127.0.0.1",
                "port", String.valueOf(remote.port()),
                "user", RemoteServer.USER,
                "password", "\"file:" + secret + "\"",
                "hostKeys", "[\"" + remote.fingerprint() + "\"]",
                "uploadFolder", "inbound",
                "downloadFolder", "outbound",
                "timeoutSeconds", "5"));
    keys.putAll(changes);
    UnaryOperator<String> line = key -> "    %s: %s\n".formatted(key, keys.get(key));
    StringBuilder yaml = new StringBuilder();
    keys.keySet().forEach(key -> yaml.append(line.apply(key)));
    try {
      Path file = Files.createTempFile("practice", ".yml");
      Files.writeString(
          file,
          Files.readString(Path.of("src/test/resources/practice.yml"))
              .replace("    test: true\n", "    test: true\n" + yaml));
      Clearinghouse read = PracticeFile.read(file).clearinghouses().getFirst();
      Files.delete(file);
      return read;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Clearinghouse main() {
    return settings.clearinghouses().getFirst();
  }

  /** One visit, whatever was seen at the one before. */
  boolean visit() {
    return courier.visit(Destination.of(main()));
  }

  SftpLines.Line line() {
    return lines.find("main").orElseThrow();
  }

  /** A batch whose file waits to go. */
  Batch built(String... practiceClaims) {
    for (String claim : practiceClaims) {
      queued(claim);
    }
    String batch = batches.form().getFirst();
    batchFiles.build(batch);
    batchFiles.send(batch);
    return batches.find(batch).orElseThrow();
  }

  Batch again(Batch batch) {
    return batches.find(batch.id()).orElseThrow();
  }

  void sentOnce(Batch batch) throws IOException {
    assertThat(again(batch).state()).isEqualTo(BatchState.SENT);
    assertThat(remote.names("inbound")).containsExactly(batch.fileName());
    assertThat(remote.uploads()).containsExactly(batch.fileName());
    ExchangeFile file = AllFiles.of(files).getFirst();
    assertThat(file.fate().kind()).isEqualTo(Fate.Kind.SENT);
    assertThat(Files.readAllBytes(remote.file("inbound", String.valueOf(batch.fileName()))))
        .isEqualTo(archive.read(file.archivePath()));
  }
}
