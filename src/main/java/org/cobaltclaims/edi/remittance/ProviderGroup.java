package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * 2000: an LX, under which claims stand, with the provider's subtotals.
 *
 * @param ordinal its place in the transaction, from 1; 0 for claims that stand under none
 * @param number LX01
 * @param summary TS3; null if none
 * @param inpatient TS2; null if none
 */
public record ProviderGroup(
    int ordinal,
    String number,
    @Nullable ProviderSummary summary,
    @Nullable InpatientSummary inpatient) {

  /** Of claims that stand under no LX. */
  public static final ProviderGroup NONE = new ProviderGroup(0, "", null, null);

  /**
   * TS3: what the claims of one provider, kind of facility and fiscal year come to.
   *
   * @param providerId TS301
   * @param facilityType TS302
   * @param fiscalPeriodEnd TS303; null if unreadable
   * @param claims TS304, the number of claims; null if not sent
   * @param charge TS305; null if not sent
   * @param values TS306 to TS324 by element number, such as 13 MSP payer amount, 15 charges other
   *     than laboratory, 17 and 18 HCPCS reportable and payable amount, 20 professional component,
   *     21 patient liability met, 22 patient reimbursed, 23 and 24 periodic interim payment claims
   *     and adjustment
   * @param origin the segment
   */
  public record ProviderSummary(
      String providerId,
      String facilityType,
      @Nullable LocalDate fiscalPeriodEnd,
      @Nullable BigDecimal claims,
      @Nullable Money charge,
      Map<Integer, BigDecimal> values,
      Origin origin) {
    public ProviderSummary {
      values = Map.copyOf(values);
    }
  }

  /**
   * TS2: Medicare's inpatient subtotals.
   *
   * @param values TS201 to TS219 by element number, such as 1 DRG amount, 8 day outlier and 9 cost
   *     outlier amount, 11 discharges, 13 covered days
   * @param origin the segment
   */
  public record InpatientSummary(Map<Integer, BigDecimal> values, Origin origin) {
    public InpatientSummary {
      values = Map.copyOf(values);
    }
  }
}
