package org.cobaltclaims.edi.claim;

import java.math.BigDecimal;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * CN1 of 2300: what a contract says of the claim's money; 09 with the amount that the provider is
 * obliged to accept (DOMAIN 7.3).
 *
 * @param type CN101
 * @param amount CN102; null if none
 * @param percentage CN103; null if none
 * @param code CN104, empty if none
 * @param discountPercentage CN105; null if none
 * @param version CN106, empty if none
 * @param origin the CN1 that was read
 */
public record Contract(
    String type,
    @Nullable Money amount,
    @Nullable BigDecimal percentage,
    String code,
    @Nullable BigDecimal discountPercentage,
    String version,
    Origin origin) {

  static Contract read(Segment cn1, Fields fields) {
    return new Contract(
        cn1.element(1),
        fields.optionalMoney(cn1, 2, "2300"),
        fields.decimal(cn1, 3, "2300"),
        cn1.element(4),
        fields.decimal(cn1, 5, "2300"),
        cn1.element(6),
        Origin.of(cn1));
  }

  /**
   * A CN1 that was read before and kept as a segment.
   *
   * @throws NumberFormatException if one of its numbers is none
   */
  public static Contract of(Segment cn1) {
    return new Contract(
        cn1.element(1),
        cn1.element(2).isEmpty() ? null : Money.parse(cn1.element(2)),
        decimal(cn1.element(3)),
        cn1.element(4),
        decimal(cn1.element(5)),
        cn1.element(6),
        Origin.of(cn1));
  }

  private static @Nullable BigDecimal decimal(String text) {
    return text.isEmpty() ? null : Fields.shortest(new BigDecimal(text));
  }

  public Segment segment() {
    return Segment.of(
        "CN1",
        type,
        amount == null ? "" : amount.toX12(),
        percentage == null ? "" : percentage.toPlainString(),
        code,
        discountPercentage == null ? "" : discountPercentage.toPlainString(),
        version);
  }
}
