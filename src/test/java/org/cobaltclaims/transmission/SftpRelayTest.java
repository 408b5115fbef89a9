package org.cobaltclaims.transmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.edi.Problem;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.remittance.RemittanceHandler;
import org.cobaltclaims.practice.Relay;
import org.cobaltclaims.testing.AllFiles;
import org.cobaltclaims.testing.Samples;
import org.cobaltclaims.transmission.RelayDesk.State;
import org.cobaltclaims.transmission.RemoteServer.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** ERAs on their way to the server of the practice's own system. */
@Import({EraRelay.class, RelayDesk.class, SftpRelayTest.Eras.class})
class SftpRelayTest extends SftpTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 5);

  @Autowired RelayDesk desk;

  /** Takes ERAs as far as their copies. */
  static final class Eras implements InboundHandler {
    private final EraRelay relay;

    Eras(EraRelay relay) {
      this.relay = relay;
    }

    @Override
    public Set<TransactionKind> kinds() {
      return Set.of(TransactionKind.REMITTANCE_835);
    }

    @Override
    public Taking begin(ExchangeFile file) {
      return new Taking() {
        @Override
        public RemittanceHandler remittancePieces(Transaction transaction) {
          return new RemittanceHandler() {};
        }

        @Override
        public Fate finish(List<Problem> problems) {
          relay.copy(file.id());
          return Fate.taken();
        }
      };
    }
  }

  @BeforeEach
  void relayIsOn() throws IOException {
    emptyFolder();
    settings.relay(relay(true, "inbound"));
  }

  static Relay relay(boolean on, String folder) {
    Map<String, String> none = Map.of();
    var account = server(none).account();
    return new Relay(
        true,
        on,
        account.host(),
        account.port(),
        account.user(),
        account.password(),
        "",
        "",
        account.hostKeys(),
        folder,
        "ERA_{date}_{id}.835",
        5);
  }

  private boolean relayVisit() {
    return courier.visit(Destination.of(settings.relay()).orElseThrow());
  }

  private ExchangeFile came(String name, String content) {
    drop("clearinghouse/main/inbound", name, content);
    exchange.scan();
    return AllFiles.of(files).stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ExchangeFile came() {
    return came("today.835", Samples.text("/x12/prim.835"));
  }

  private static String name(ExchangeFile era) {
    return "ERA_20261105_%s.835".formatted(era.id());
  }

  private RelayDesk.Standing standing(ExchangeFile era) {
    return desk.of(era.id()).orElseThrow();
  }

  private void relayedOnce(ExchangeFile era) throws IOException {
    assertThat(standing(era).state()).isEqualTo(State.RELAYED);
    assertThat(remote.names("inbound")).containsExactly(name(era));
    assertThat(remote.uploads()).containsExactly(name(era));
    assertThat(Files.readAllBytes(remote.file("inbound", name(era))))
        .as("the copy in the folder is the same")
        .isEqualTo(
            Files.readAllBytes(data().resolve("relay").resolve(era.id() + "_" + era.name())));
  }

  @Test
  void eachEraGoesOnceAndItIsSaidWhenAndWhere() throws Exception {
    ExchangeFile era = came();
    assertThat(standing(era).state()).isEqualTo(State.WAITING);
    assertThat(standing(era).problem()).contains("goes with the next visit");
    assertThat(courier.exchange()).isTrue();
    relayedOnce(era);
    assertThat(standing(era).to()).contains("127.0.0.1").contains("inbound");
    assertThat(standing(era).at()).isNotNull();
    courier.exchange();
    relayedOnce(era);
    assertThat(news.changedBatches).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"BREAKS_WRITING", "BREAKS_BEFORE_NAMING", "BREAKS_AFTER_NAMING", "FULL"})
  void whereverItBreaksItIsRelayedOnceAndWhole(Fault fault) throws Exception {
    ExchangeFile era = came();
    remote.fails(fault);
    relayVisit();
    RelayDesk.Standing waits = standing(era);
    assertThat(waits.state()).isEqualTo(State.WAITING);
    assertThat(waits.problem()).isNotBlank();
    assertThat(waits.remedy()).isNotBlank().doesNotContain("clearinghouse");
    assertThat(desk.trouble()).isPresent();
    remote.fails(Fault.NONE);
    relayVisit();
    relayedOnce(era);
    assertThat(desk.trouble()).isEmpty();
  }

  @Test
  void killedAtEveryStepItIsRelayedOnce() throws Exception {
    int moments = 0;
    for (boolean killed = true; killed; ) {
      empty();
      emptyFolder();
      allIsWell();
      relayIsOn();
      kills.at(moments + 1);
      try {
        came();
        relayVisit();
        killed = false;
      } catch (Kills.Killed death) {
        moments++;
        kills.at(0);
        exchange.scan();
        relayVisit();
      }
      kills.at(0);
      relayedOnce(AllFiles.of(files).getFirst());
    }
    assertThat(moments).as("moments at which it was killed").isGreaterThan(10);
  }

  @Test
  void whatTheReaderTookBeforeWeKnewIsNotSentAgain() throws Exception {
    ExchangeFile era = came();
    remote.fails(Fault.BREAKS_AFTER_NAMING);
    relayVisit();
    Files.delete(remote.file("inbound", name(era)));
    relayVisit();
    assertThat(standing(era).state()).isEqualTo(State.RELAYED);
    assertThat(standing(era).note()).contains("your practice system has read it");
    assertThat(remote.uploads()).hasSize(1);
  }

  @Test
  void theSameBytesUnderItsNameCountAndOthersAreLeftAndTold() throws Exception {
    ExchangeFile same = came();
    Files.copy(
        data().resolve("relay").resolve(same.id() + "_" + same.name()),
        remote.file("inbound", name(same)));
    ExchangeFile other = came("other.835", Samples.text("/x12/prim.835").replace("EFT", "EFU"));
    Path foreign = remote.file("inbound", name(other));
    Files.writeString(foreign, "somebody else's");
    ExchangeFile third = came("third.835", Samples.text("/x12/prim.835").replace("EFT", "EFV"));
    relayVisit();
    assertThat(standing(same).state()).isEqualTo(State.RELAYED);
    assertThat(standing(same).note()).contains("not sent again");
    assertThat(Files.readString(foreign)).isEqualTo("somebody else's");
    assertThat(standing(other).state()).isEqualTo(State.WAITING);
    assertThat(standing(other).problem()).contains("another file with the name");
    assertThat(standing(third).state())
        .as("one that cannot go keeps none back")
        .isEqualTo(State.RELAYED);
    Files.delete(foreign);
    relayVisit();
    assertThat(standing(other).state()).isEqualTo(State.RELAYED);
  }

  @Test
  void anEarlierEraGoesOnlyWhenAPersonSendsIt() throws Exception {
    settings.relay(relay(false, "inbound"));
    ExchangeFile era = came();
    assertThat(standing(era).state()).isEqualTo(State.IN_FOLDER);
    assertThatThrownBy(() -> desk.send(era.id(), "t", "roe"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Settings");
    settings.relay(relay(true, "inbound"));
    assertThat(courier.exchange()).isFalse();
    assertThat(remote.uploads()).isEmpty();

    desk.send(era.id(), "t", "roe");
    desk.send(era.id(), "t", "roe");
    relayVisit();
    relayedOnce(era);
    assertThat(standing(era).by()).isEqualTo("roe");
    desk.send(era.id(), "t", "roe");
    relayVisit();
    relayedOnce(era);

    Files.delete(remote.file("inbound", name(era)));
    assertThat(desk.send(TODAY, TODAY, "another", "roe")).isEqualTo(1);
    relayVisit();
    assertThat(remote.uploads()).containsExactly(name(era), name(era));
    assertThatThrownBy(() -> desk.send(TODAY, TODAY.minusDays(1), "x", "roe"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsHeldAfterARestoreGoesWhenAPersonSaysSo() throws Exception {
    ExchangeFile era = came();
    jdbc.update("UPDATE sftp_delivery SET state = 'HELD'");
    assertThat(courier.exchange()).isFalse();
    assertThat(standing(era).state()).isEqualTo(State.HELD);
    desk.send(era.id(), "t", "roe");
    relayVisit();
    relayedOnce(era);
  }

  @Test
  void aFolderThatIsAnotherOneByNowGetsWhatWasAboutToGetItsName() throws Exception {
    ExchangeFile era = came();
    remote.fails(Fault.BREAKS_BEFORE_NAMING);
    relayVisit();
    settings.relay(relay(true, "outbound"));
    relayVisit();
    assertThat(remote.names("outbound")).containsExactly(name(era));
    assertThat(standing(era).state()).isEqualTo(State.RELAYED);
  }

  @Test
  void onlyOneApplicationSends() throws Exception {
    came();
    jdbc.update(
        "INSERT INTO sftp_line (clearinghouse, failures, holder, held_until)"
            + " VALUES ('(relay)', 0, 'another', TIMESTAMPADD(SECOND, 600, CURRENT_TIMESTAMP(6)))");
    assertThat(relayVisit()).isFalse();
    assertThat(remote.uploads()).isEmpty();
    jdbc.update("UPDATE sftp_line SET holder = ''");
    assertThat(relayVisit()).isTrue();
  }

  @Test
  void turnedOffWhatWaitsSaysSoAndNothingIsLaidIntoAFolderThatIsNotWanted() throws Exception {
    ExchangeFile era = came();
    settings.relay(relay(false, "inbound"));
    assertThat(standing(era).problem()).contains("turned off");
    Relay on = relay(true, "inbound");
    settings.relay(
        new Relay(
            false,
            true,
            on.host(),
            on.port(),
            on.user(),
            on.password(),
            "",
            "",
            on.hostKeys(),
            "inbound",
            "{id}_{name}",
            5));
    ExchangeFile second =
        came("two words.835", Samples.text("/x12/prim.835").replace("EFT", "EFW"));
    relayVisit();
    assertThat(remote.uploads())
        .containsExactlyInAnyOrder(name(era), second.id() + "_two_words.835");
    assertThat(folder("relay")).hasSize(1);
  }
}
