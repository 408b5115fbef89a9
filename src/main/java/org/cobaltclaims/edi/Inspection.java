package org.cobaltclaims.edi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, its counts and totals, whether it balances and what is wrong where. Totals run
 * over all transactions of the file; amounts are cents; what a file of this kind does not have is
 * null and left out of JSON. The names are a contract: they are only ever added to.
 *
 * @param transaction 835, 837P, 999, TA1, 277CA and so on; MIXED where a file holds several kinds;
 *     NONE where it is no X12
 * @param kinds the kinds that the file holds
 * @param interchanges ISA seen
 * @param transactions ST seen
 * @param claims CLM, CLP, or what a 277CA, 276 or 277 asks or tells about (2200D, 2200E); those
 *     that are left out for a fault are counted too, and their amounts as far as they can be read
 * @param lines SV1 or SVC
 * @param chargedCents sum of CLM02 or CLP03
 * @param paidCents sum of CLP04
 * @param bprCents sum of BPR02, debits negative
 * @param adjustmentCents sum of all CAS amounts of 2100 and 2110
 * @param plbCents sum of the PLB amounts as they stand: positive is money taken
 * @param cobClaims claims that carry what another payer decided
 * @param accepted TA1, transactions of 999 or claims of 277CA that are accepted
 * @param rejected those that are rejected
 * @param balanced true if T, C and L of DOMAIN 3.4 hold for every remittance, and B1 to B8 of
 *     DOMAIN 2.5 for every claim; null where nothing is to balance
 * @param inquiries claims that a 276 asks about, and EQ of a 270
 * @param statuses of a 277CA or 277: how many claims, and batches, receivers and providers above
 *     them, have a status of each category, such as A7
 * @param benefits EB of a 271
 * @param eligibilityRejections AAA of a 271
 * @param problems of reading and balance, by transaction and place; those of the envelopes last; of
 *     each rule the first thousand
 * @param problemCounts how often each rule is broken, whether listed or not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"transaction", "kinds", "interchanges", "transactions"})
public record Inspection(
    String transaction,
    List<String> kinds,
    int interchanges,
    int transactions,
    @Nullable Integer claims,
    @Nullable Integer lines,
    @JsonProperty("charged_cents") @Nullable Long chargedCents,
    @JsonProperty("paid_cents") @Nullable Long paidCents,
    @JsonProperty("bpr_cents") @Nullable Long bprCents,
    @JsonProperty("adjustment_cents") @Nullable Long adjustmentCents,
    @JsonProperty("plb_cents") @Nullable Long plbCents,
    @JsonProperty("cob_claims") @Nullable Integer cobClaims,
    @Nullable Integer accepted,
    @Nullable Integer rejected,
    @Nullable Boolean balanced,
    @Nullable Integer inquiries,
    @Nullable Map<String, Integer> statuses,
    @Nullable Integer benefits,
    @JsonProperty("eligibility_rejections") @Nullable Integer eligibilityRejections,
    List<Problem> problems,
    @JsonProperty("problem_counts") Map<String, Integer> problemCounts) {

  /** What a caller makes of it. */
  public enum Verdict {
    /** Readable, balanced, nothing to remark. */
    GOOD,
    /** Readable, with problems or out of balance. */
    PROBLEMS,
    /** Nothing in it could be used. */
    UNREADABLE
  }

  public Inspection {
    kinds = List.copyOf(kinds);
    statuses = statuses == null ? null : Collections.unmodifiableMap(new TreeMap<>(statuses));
    problems = List.copyOf(problems);
    problemCounts = Collections.unmodifiableMap(new TreeMap<>(problemCounts));
  }

  /**
   * Inspects a file in one pass, one transaction in memory at a time.
   *
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static Inspection of(InputStream in) throws IOException {
    return of(in, null);
  }

  /**
   * The same, and every claim, payment and answer is given to {@code rows} as it is read.
   *
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static Inspection of(InputStream in, @Nullable Consumer<InspectedClaim> rows)
      throws IOException {
    Problems problems = new Problems();
    Inspector inspector = new Inspector(problems, rows);
    X12Reader.read(in, inspector, problems);
    return inspector.inspection();
  }

  /** Good, with problems, or unreadable: the exit codes 0, 1 and 2 of {@code edi inspect}. */
  @JsonIgnore
  public Verdict verdict() {
    boolean nothing = claims == null && accepted == null && inquiries == null && benefits == null;
    if (nothing) {
      return Verdict.UNREADABLE;
    }
    return problems.isEmpty() ? Verdict.GOOD : Verdict.PROBLEMS;
  }
}
