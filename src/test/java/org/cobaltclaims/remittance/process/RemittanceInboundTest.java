package org.cobaltclaims.remittance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.X12Reader;
import org.cobaltclaims.remittance.RemittanceState;
import org.cobaltclaims.remittance.Remittances;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.transmission.ExchangeFile;
import org.cobaltclaims.transmission.Fate;
import org.cobaltclaims.transmission.InboundHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How 835s get into the database, piece by piece. */
class RemittanceInboundTest extends ApplicationTest {

  @Autowired private List<InboundHandler> handlers;
  @Autowired private Remittances remittances;

  @Test
  void aRemittanceOfMoreClaimsThanGoAtOnceIsStoredWholeAndInOrder() {
    String id = receiveOnly(manyClaims("ACH", "E1", 1203));

    assertThat(remittances.remittance(id).state()).isEqualTo(RemittanceState.RECEIVED);
    assertThat(remittances.payments(id))
        .hasSize(1203)
        .extracting(stored -> stored.payment().id())
        .startsWith(id + "-1", id + "-2")
        .endsWith(id + "-1203");
    assertThat(remittances.difference(id).isZero()).isTrue();
  }

  @Test
  @DisplayName("DOMAIN 3.8: without payment the content tells what came twice, to its last claim")
  void aLongNonPaymentIsADuplicateOnlyIfAllOfItIsTheSame() {
    String first = receiveOnly(manyClaims("NON", "0", 700));
    String again = receiveOnly(manyClaims("NON", "0", 700) + "\n");
    String other = receiveOnly(manyClaims("NON", "0", 700).replace("CLP*X699*", "CLP*Y699*"));

    assertThat(List.of(first, again, other))
        .extracting(id -> remittances.remittance(id).state())
        .containsExactly(
            RemittanceState.RECEIVED, RemittanceState.DUPLICATE, RemittanceState.RECEIVED);
    assertThat(remittances.payments(again)).isEmpty();
  }

  @Test
  void whatAnInterruptionLeftHalfStoredIsStoredAnewAndNobodyIsToldOfTheHalf() throws IOException {
    String era = manyClaims("ACH", "E1", 1100);
    String file = UUID.randomUUID().toString();
    byte[] begun = bytes(era.substring(0, era.indexOf("CLP*X900*")));
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream(begun),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("gone");
              }
            });
    assertThatThrownBy(() -> X12Reader.read(breaking, handler().begin(arrived(file))))
        .hasMessage("gone");
    assertThat(stateOf(file)).isEqualTo("ARRIVING");
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM claim_payment", Integer.class))
        .isEqualTo(500);
    assertThat(messages()).noneMatch(m -> m.startsWith("remittance-received"));

    X12Reader.read(new ByteArrayInputStream(bytes(era)), handler().begin(arrived(file)));
    X12Reader.read(new ByteArrayInputStream(bytes(era)), handler().begin(arrived(file)));

    assertThat(stateOf(file)).isEqualTo("RECEIVED");
    assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM claim_payment", Integer.class))
        .isEqualTo(1100);
    assertThat(messages()).filteredOn(m -> m.startsWith("remittance-received")).hasSize(1);
  }

  private static ExchangeFile arrived(String id) {
    return new ExchangeFile(
        id,
        ExchangeFile.Direction.IN,
        "main",
        "era.835",
        "835",
        "",
        0,
        "",
        Fate.of(Fate.Kind.RECEIVED, null),
        LocalDate.of(2026, 11, 20),
        null);
  }

  private static byte[] bytes(String era) {
    return era.getBytes(StandardCharsets.US_ASCII);
  }

  private static String manyClaims(String method, String trace, int claims) {
    boolean pays = !method.equals("NON");
    String[] blocks = new String[claims];
    for (int i = 0; i < claims; i++) {
      blocks[i] =
          pays
              ? "CLP*X%d*1*10*10**12*ICN%d~".formatted(i, i)
              : "CLP*X%d*4*10*0**12*ICN%d~CAS*CO*16*10~".formatted(i, i);
    }
    return EraText.of(trace, pays ? String.valueOf(claims * 10) : "0", blocks);
  }

  private String stateOf(String file) {
    return jdbc.queryForObject(
        "SELECT state FROM remittance WHERE file_id = ?", String.class, file);
  }

  private InboundHandler handler() {
    return handlers.stream()
        .filter(one -> one.kinds().contains(TransactionKind.REMITTANCE_835))
        .findFirst()
        .orElseThrow();
  }
}
