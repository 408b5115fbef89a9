package org.cobaltclaims.remittance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check or an EFT with its paper EOBs, as a person types it in. Amounts in cents.
 *
 * @param key the caller's own key: the same one again changes nothing; payer and number if not
 *     given
 * @param payer the payer's id or a name that it is known by
 * @param number check number or EFT trace; may be missing where nothing was paid
 * @param date of the check
 * @param amount of the check
 * @param method CHK, ACH, FWT or NON; NON if nothing was paid, else CHK
 * @param claims what it pays; may be a part of it, the rest follows
 * @param providerAdjustments PLB: positive is taken from us
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CheckEntry(
    @Nullable String key,
    @Nullable String payer,
    @Nullable String number,
    @Nullable LocalDate date,
    @Nullable Long amount,
    @Nullable String method,
    List<EobEntry> claims,
    List<Provider> providerAdjustments) {

  public CheckEntry {
    claims = List.copyOf(Objects.requireNonNullElse(claims, List.of()));
    providerAdjustments = List.copyOf(Objects.requireNonNullElse(providerAdjustments, List.of()));
  }

  /** What the payer took or gave beside the claims, such as WO, FB or L6. */
  public record Provider(
      @Nullable String code, @Nullable String reference, @Nullable Long amount) {}

  /** A number that is the same however it is written: upper case, no blanks, no leading zeros. */
  public static String numberKey(@Nullable String number) {
    return number == null ? "" : Matching.normalise(number).replaceFirst("^0+(?=.)", "");
  }
}
