package org.cobaltclaims.edi;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An STC of a 277 or 277CA (DOMAIN 4.3, 4.4).
 *
 * @param codes STC01, STC10, STC11, as far as sent, in this order
 * @param effective STC02; null if none
 * @param action STC03: WQ accepted, U rejected; empty in a 277
 * @param charge STC04; null if none
 * @param paid STC05; null if none
 * @param adjudicated STC06, when the payer decided; null if none
 * @param method STC07: ACH, CHK, NON ...; empty if none
 * @param paymentDate STC08, when it was paid; null if none
 * @param paymentNumber STC09, the cheque or EFT trace number; empty if none
 * @param message STC12, free text; empty if none
 * @param origin the segment
 */
public record StatusInformation(
    List<Code> codes,
    @Nullable LocalDate effective,
    String action,
    @Nullable Money charge,
    @Nullable Money paid,
    @Nullable LocalDate adjudicated,
    String method,
    @Nullable LocalDate paymentDate,
    String paymentNumber,
    String message,
    Origin origin) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final int LONGEST_MESSAGE = 264;
  private static final int[] CODES = {1, 10, 11};

  public StatusInformation {
    codes = List.copyOf(codes);
  }

  /**
   * One composite.
   *
   * @param category source 507, such as A2, F1, P3
   * @param status source 508, such as 20
   * @param entity the entity code, such as PR, 85; empty if none
   * @param list RX where the status is of the pharmacy reject list, empty otherwise
   */
  public record Code(String category, String status, String entity, String list) {}

  /** The STC; an amount or date that cannot be read is null, with a problem. */
  public static StatusInformation read(Segment stc, String loop, Fields fields) {
    List<Code> codes = new ArrayList<>(3);
    for (int element : CODES) {
      if (!stc.components(element).isEmpty()) {
        List<String> parts = fields.composite(stc, element, loop);
        codes.add(new Code(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3)));
      }
    }
    if (stc.components(1).isEmpty()) {
      fields.missing(stc.position(), loop, "STC01", "the status");
    }
    return new StatusInformation(
        codes,
        fields.date(stc, 2, loop),
        stc.element(3),
        fields.optionalMoney(stc, 4, loop),
        fields.optionalMoney(stc, 5, loop),
        fields.date(stc, 6, loop),
        stc.element(7),
        fields.date(stc, 8, loop),
        stc.element(9),
        stc.text(12),
        Origin.of(stc));
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  public Segment toSegment() {
    return Segment.ofMixed(
        "STC",
        code(0),
        date(effective),
        action,
        charge == null ? "" : charge.toX12(),
        paid == null ? "" : paid.toX12(),
        date(adjudicated),
        method,
        date(paymentDate),
        Sanitizer.text(paymentNumber, Sanitizer.REFERENCE),
        code(1),
        code(2),
        Sanitizer.text(message, LONGEST_MESSAGE));
  }

  private List<String> code(int index) {
    if (index >= codes.size()) {
      return List.of();
    }
    Code code = codes.get(index);
    return List.of(code.category(), code.status(), code.entity(), code.list());
  }

  private static String date(@Nullable LocalDate date) {
    return date == null ? "" : date.format(DATE);
  }
}
