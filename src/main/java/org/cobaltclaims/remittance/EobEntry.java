package org.cobaltclaims.remittance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cobaltclaims.code.AdjustmentGroup;
import org.jspecify.annotations.Nullable;

/**
 * A payer's decision on one claim as a person types it in from a paper EOB: in full, with the
 * reasons as they are printed, or as a summary of where the charge went; by line or for the claim
 * as a whole. Amounts in cents.
 *
 * @param claim our claim's id or its control number, such as {@code K7Q2M9X4T02}
 * @param status CLP02; by the claim's level if not given
 * @param controlNumber the payer's number of the claim (CLP07)
 * @param originalControlNumber the number that a correction replaces
 * @param decided the day on the EOB; the check's if not given
 * @param charge as the EOB has it; ours if not given
 * @param paid for the claim; the sum of its lines if not given
 * @param allowed what the payer allowed; checked against charge and write-offs
 * @param adjustments of the claim as a whole
 * @param summary instead of paid and adjustments
 * @param remarks claim RARCs
 * @param forwardedTo to whom the payer has forwarded the claim, if it says so
 * @param lines every line of ours; none if the EOB speaks of the claim as a whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EobEntry(
    @Nullable String claim,
    @Nullable String status,
    @Nullable String controlNumber,
    @Nullable String originalControlNumber,
    @Nullable LocalDate decided,
    @Nullable Long charge,
    @Nullable Long paid,
    @Nullable Long allowed,
    List<Row> adjustments,
    @Nullable Summary summary,
    List<String> remarks,
    @Nullable String forwardedTo,
    List<Line> lines) {

  public EobEntry {
    adjustments = List.copyOf(Objects.requireNonNullElse(adjustments, List.of()));
    remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
    lines = List.copyOf(Objects.requireNonNullElse(lines, List.of()));
  }

  /** The same with the payer's number, where none is given. */
  public EobEntry orControlNumber(String number) {
    return controlNumber != null && !controlNumber.isBlank()
        ? this
        : new EobEntry(
            claim,
            status,
            number,
            originalControlNumber,
            decided,
            charge,
            paid,
            allowed,
            adjustments,
            summary,
            remarks,
            forwardedTo,
            lines);
  }

  /** The same for a claim. */
  public EobEntry of(String claimId) {
    return new EobEntry(
        claimId,
        status,
        controlNumber,
        originalControlNumber,
        decided,
        charge,
        paid,
        allowed,
        adjustments,
        summary,
        remarks,
        forwardedTo,
        lines);
  }

  /** A reason with its amount: a CAS trio. */
  public record Row(
      @Nullable AdjustmentGroup group, @Nullable String reason, @Nullable Long amount) {}

  /**
   * Where a charge went, where the EOB gives no codes, or nobody wants to type them.
   *
   * @param paid by this payer
   * @param contractual not to be paid by anybody: CO 45
   * @param deductible the patient's: PR 1
   * @param coinsurance the patient's: PR 2
   * @param copay the patient's: PR 3
   * @param patient the patient's, of a kind that is not known: PR 192
   * @param otherPayers what earlier payers have settled: OA 23
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Summary(
      @Nullable Long paid,
      @Nullable Long contractual,
      @Nullable Long deductible,
      @Nullable Long coinsurance,
      @Nullable Long copay,
      @Nullable Long patient,
      @Nullable Long otherPayers) {}

  /**
   * How one of our lines was decided.
   *
   * @param line our line's number
   * @param procedure the code that the payer decided on, with its modifiers behind colons, if it is
   *     another than ours
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Line(
      int line,
      @Nullable String procedure,
      @Nullable Long charge,
      @Nullable Long paid,
      @Nullable Long allowed,
      List<Row> adjustments,
      @Nullable Summary summary,
      List<String> remarks) {

    public Line {
      adjustments = List.copyOf(Objects.requireNonNullElse(adjustments, List.of()));
      remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
    }
  }
}
