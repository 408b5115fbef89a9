package org.cobaltclaims.practice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.cobaltclaims.practice.SettingsDesk;
import org.cobaltclaims.practice.SettingsDocument;
import org.cobaltclaims.practice.web.PayerImport.Fate;
import org.cobaltclaims.testing.ApplicationTest;
import org.cobaltclaims.testing.Samples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PayerImportTest extends ApplicationTest {

  @Autowired private SettingsDesk desk;
  private SettingsDocument document = new SettingsDocument();

  @Test
  void payersAreAddedAndChangedAndOthersStay() {
    PayerImport read =
        read(
            """
            payerId,name,aliases,phone,acceptsElectronicCob
            12345,,ACME|1361234567|A C M E,800-555-0100,
            98989,NEW HEALTH,,,no
            """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.isRight()).isTrue();
    assertThat(read.rows())
        .extracting(PayerImport.Row::fate)
        .containsExactly(Fate.CHANGED, Fate.NEW);
    assertThat(read.rows().getFirst().name()).isEqualTo("ACME HEALTH PLAN");
    assertThat(document.item("payers", "98989").orElseThrow())
        .containsEntry("acceptsElectronicCob", "false");
    assertThat(document.item("payers", "12345").orElseThrow())
        .containsEntry("phone", "800-555-0100")
        .containsKey("crossoverWaitDays");
  }

  @Test
  void theSameListOnceMoreChangesNothing() {
    String csv = "payerId;name;phone\n98989;NEW HEALTH;800-555-0100\n";
    read(csv);

    PayerImport again = PayerImport.read(csv, document, desk);

    assertThat(again.rows()).extracting(PayerImport.Row::fate).containsExactly(Fate.SAME);
  }

  @Test
  void everyMistakeIsSaidAtItsLineAndNothingCanBeImported() {
    PayerImport read =
        read(
            """
            payerId,name,expectedPayDays,primaryChannel
            1,ONE,soon,
            2,,30,
            3,THREE,30,PIGEON
            3,THREE AGAIN,30,
            ,NOBODY,30,
            5,FIVE,30,
            """);

    assertThat(read.isRight()).isFalse();
    assertThat(read.rows())
        .extracting(PayerImport.Row::line, PayerImport.Row::fate)
        .containsExactly(
            tuple(2L, Fate.WRONG),
            tuple(3L, Fate.WRONG),
            tuple(4L, Fate.WRONG),
            tuple(5L, Fate.WRONG),
            tuple(6L, Fate.WRONG),
            tuple(7L, Fate.NEW));
    assertThat(read.rows().get(0).details())
        .singleElement()
        .asString()
        .contains("Payment is a whole");
    assertThat(read.rows().get(1).details()).singleElement().asString().contains("Name may not be");
    assertThat(read.rows().get(3).details()).singleElement().asString().contains("line 4 already");
    assertThat(read.rows().get(4).details()).singleElement().asString().contains("column A");
  }

  @Test
  void aColumnThatNoPayerHasIsNamed() {
    assertThat(read("payerId,colour\n1,red\n").problems())
        .singleElement()
        .asString()
        .contains("column B", "colour");
    assertThat(read("name\nONE\n").problems())
        .singleElement()
        .asString()
        .contains("payerId is missing");
    assertThat(read("").problems()).isNotEmpty();
    assertThat(read("payerId,name\n\"1,ONE\n").problems()).isNotEmpty();
  }

  private PayerImport read(String csv) {
    document = SettingsDocument.parse(Samples.text("/practice.yml"));
    return PayerImport.read(csv, document, desk);
  }
}
