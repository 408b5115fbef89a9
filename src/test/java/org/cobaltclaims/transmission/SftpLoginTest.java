package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a server lets in, and which server is told anything. */
class SftpLoginTest extends SftpTest {

  @Autowired ServerStates states;
  @Autowired ClearinghousesHealthIndicator health;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    root().detachAppender(log);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** All that was logged, with what was thrown. */
  private String said() {
    return log.list.stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(Path file) {
    return "\"file:" + file + "\"";
  }

  @Test
  void withoutAPinnedKeyNothingIsTold() throws Exception {
    settings.clearinghouse(server(Map.of("hostKeys", "[]")));
    Batch batch = built("V001");
    visit();
    assertThat(line().problem()).contains("no host key", remote.fingerprint());
    assertThat(line().remedy()).contains("Compare this fingerprint");
    assertThat(again(batch).state()).isEqualTo(BatchState.BUILT);
  }

  @Test
  void anotherKeyThanThePinnedOneIsRefused() throws Exception {
    String old = remote.fingerprint();
    Batch batch = built("V001");
    remote.changeHostKey();
    settings.clearinghouse(server(Map.of("hostKeys", "[\"" + old + "\"]")));
    visit();
    assertThat(line().problem()).contains("another host key", remote.fingerprint());
    assertThat(line().remedy()).contains("ask the clearinghouse");
    settings.clearinghouse(
        server(Map.of("hostKeys", "[\"%s\", \"%s\"]".formatted(old, remote.fingerprint()))));
    visit();
    sentOnce(batch);
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() throws Exception {
    Path wrong = secretFile("not-the-password-8822");
    settings.clearinghouse(server(Map.of("password", quoted(wrong))));
    Batch batch = built("V001");
    visit();
    assertThat(line().problem()).contains("refuses the log-in");
    assertThat(line().problem() + line().remedy() + said())
        .doesNotContain("not-the-password-8822", RemoteServer.USER);
    assertThat(again(batch).state()).isEqualTo(BatchState.BUILT);
    Files.delete(wrong);
  }

  @Test
  void aKeyLogsIn() throws Exception {
    KeyPair pair = RemoteServer.keyPair();
    StringWriter pem = new StringWriter();
    pem.write("-----BEGIN PRIVATE KEY-----\n");
    pem.write(
        Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .encodeToString(pair.getPrivate().getEncoded()));
    pem.write("\n-----END PRIVATE KEY-----");
    Path key = secretFile(pem.toString());
    remote.takesKeyOnly(pair.getPublic());
    settings.clearinghouse(server(Map.of("password", "\"\"", "privateKey", quoted(key))));
    Batch batch = built("V001");
    visit();
    sentOnce(batch);
    Files.writeString(key, "no key");
    visit();
    assertThat(line().problem()).isEqualTo("the private key cannot be read");
    Files.delete(key);
  }

  @Test
  void aSecretThatOthersMayReadIsNotUsed() throws Exception {
    Path open = secretFile(RemoteServer.PASSWORD);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    settings.clearinghouse(server(Map.of("password", quoted(open))));
    visit();
    assertThat(line().problem()).contains("may be read or changed by others");
    assertThat(line().remedy()).contains("chmod 600");
    Files.delete(open);
    visit();
    assertThat(line().problem()).contains("which is not there");
    settings.clearinghouse(server(Map.of("password", "\"env:COBALT_NO_SUCH_VARIABLE\"")));
    visit();
    assertThat(line().problem()).contains("COBALT_NO_SUCH_VARIABLE, which is not set");
  }

  @Test
  void aServerThatIsNotThereIsToldAndFoundAgain() throws Exception {
    Batch batch = built("V001");
    remote.stop();
    try {
      visit();
      visit();
      assertThat(line().problem()).contains("cannot be reached");
      assertThat(line().failures()).isEqualTo(2);
      assertThat(health.health().getStatus().getCode()).isEqualTo("TROUBLE");
      assertThat(String.valueOf(health.health().getDetails().get("main")))
          .contains("waiting=1", "cannot be reached", "firewall");
      assertThat(states.troubled()).singleElement().satisfies(s -> assertThat(s.waiting()).isOne());
      assertThat(said().split("files wait", -1)).as("logged once").hasSize(2);
    } finally {
      remote.startAgain();
    }
    visit();
    sentOnce(batch);
    assertThat(line().failures()).isZero();
    assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    assertThat(states.troubled()).isEmpty();
  }

  @Test
  void twoApplicationsDoNotVisitAtOnce() throws Exception {
    Batch batch = built("V001");
    visit();
    built("V002");
    jdbc.update("UPDATE sftp_line SET holder = 'another', held_until = '2999-01-01 00:00:00'");
    assertThat(visit()).isFalse();
    assertThat(remote.uploads()).containsExactly(batch.fileName());
    jdbc.update("UPDATE sftp_line SET held_until = '2001-01-01 00:00:00'");
    assertThat(visit()).as("it died").isTrue();
  }
}
