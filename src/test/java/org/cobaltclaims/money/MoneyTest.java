package org.cobaltclaims.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Money in whole cents")
class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "64, 6400",
    "64., 6400",
    "64.5, 6450",
    "64.00, 6400",
    "64.0000, 6400",
    "-1.25, -125",
    "+1.25, 125",
    ".5, 50",
    "-.05, -5",
    "0, 0",
    "-0, 0",
    "0.01, 1",
    "9.99, 999",
    "9999999999999999.99, 999999999999999999"
  })
  void readsX12Amounts(String text, long cents) {
    assertThat(Money.parse(text)).isEqualTo(new Money(cents));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "1.2.3",
        "12,50",
        "1e3",
        " 1",
        "1 ",
        "--1",
        "1-",
        "/",
        ":",
        "0x1",
        "10000000000000000",
        "99999999999999999999999"
      })
  void refusesWhatIsNoAmount(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("not an amount of money");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.001", "0.125", "-3.999", "1.009"})
  void refusesAFractionOfACent(String text) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("amount has a fraction of a cent");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.00",
    "1, 0.01, 0.01",
    "-5, -0.05, -0.05",
    "6400, 64, 64.00",
    "6450, 64.5, 64.50",
    "-125, -1.25, -1.25",
    "100000, 1000, 1000.00"
  })
  void writesTheShortestFormForX12AndTwoDecimalsForPeople(long cents, String x12, String people) {
    assertThat(new Money(cents).toX12()).isEqualTo(x12);
    assertThat(new Money(cents)).hasToString(people);
    assertThat(Money.parse(x12)).isEqualTo(new Money(cents));
  }

  @Test
  void addsSubtractsAndTurnsRound() {
    assertThat(new Money(150).plus(new Money(-25))).isEqualTo(new Money(125));
    assertThat(new Money(150).minus(new Money(175))).isEqualTo(new Money(-25));
    assertThat(new Money(150).negated()).isEqualTo(new Money(-150));
    assertThat(new Money(5).minus(new Money(5))).isSameAs(Money.ZERO);
  }

  @Test
  void overflowThrowsAndNeverWraps() {
    Money most = new Money(Long.MAX_VALUE);
    Money least = new Money(Long.MIN_VALUE);
    Money cent = new Money(1);
    assertThatThrownBy(() -> most.plus(cent)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(cent)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> List.of(most, cent).stream().collect(Money.sum()))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void knowsItsSign() {
    assertThat(List.of(new Money(1), Money.ZERO, new Money(-1)))
        .extracting(Money::isPositive, Money::isZero, Money::isNegative)
        .containsExactly(
            tuple(true, false, false), tuple(false, true, false), tuple(false, false, true));
  }

  @Test
  void comparesAndTakesTheLesserAndTheGreater() {
    Money less = new Money(-3);
    Money more = new Money(2);
    assertThat(less).isLessThan(more);
    assertThat(more).isGreaterThan(less).isEqualByComparingTo(new Money(2));
    assertThat(less.min(more)).isSameAs(less);
    assertThat(more.min(less)).isSameAs(less);
    assertThat(less.max(more)).isSameAs(more);
    assertThat(more.max(less)).isSameAs(more);
    Money same = new Money(2);
    assertThat(more.min(same)).isSameAs(more);
    assertThat(more.max(same)).isSameAs(more);
  }

  @Test
  void sumsUpInOneThreadAndInSeveral() {
    assertThat(List.<Money>of().stream().collect(Money.sum())).isSameAs(Money.ZERO);
    assertThat(LongStream.rangeClosed(1, 1000).mapToObj(Money::ofCents).collect(Money.sum()))
        .isEqualTo(new Money(500_500));
    assertThat(
            LongStream.rangeClosed(1, 1000)
                .parallel()
                .mapToObj(Money::ofCents)
                .collect(Money.sum()))
        .isEqualTo(new Money(500_500));
  }

  @Test
  void isANumberOfCentsInJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(json.writeValueAsString(new Money(-125))).isEqualTo("-125");
    assertThat(json.readValue("6450", Money.class)).isEqualTo(new Money(6450));
    assertThat(Money.ofCents(0)).isSameAs(Money.ZERO);
    assertThat(Money.ofCents(7)).isEqualTo(new Money(7));
  }

  @Test
  void anImbalanceTellsHowMuchIsTooMuch() {
    Imbalance imbalance = Imbalance.of("B1", 2, new Money(200), new Money(199), "a cent short");

    assertThat(imbalance.difference()).isEqualTo(new Money(-1));
    assertThat(imbalance)
        .isEqualTo(
            new Imbalance("B1", 2, new Money(200), new Money(199), new Money(-1), "a cent short"));
  }
}
