package org.cobaltclaims.denial;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the table {@code denial-suggestion} looks at (DOMAIN 5.2): codes, flags and counts, no money
 * and nothing about the patient.
 *
 * @param carc the reason that decides; empty if there is none
 * @param group its group
 * @param remark the remark that changes the reason's rule most; empty if none does
 * @param level the level of the payer that denied
 * @param payerType MEDICARE, MEDICAID, TRICARE, WC_AUTO or COMMERCIAL
 * @param unexplained nothing was paid and no reason says no
 * @param remarkMissing the reason needs a remark and has none (DOMAIN 3.10)
 * @param icnKnown the payer's control number is known
 * @param takesReplacement the payer takes frequency 7
 * @param hasNextCoverage another payer follows
 * @param patientProhibited the patient must not be billed for it (DOMAIN 5.1, O5)
 * @param appealOpen an appeal may still be filed
 * @param attempts how often it was sent again for the same reason
 * @param daysToDeadline days until something cannot be done any more; {@link #NO_DEADLINE} if
 *     nothing ends
 */
public record DenialFacts(
    String carc,
    String group,
    String remark,
    int level,
    String payerType,
    boolean unexplained,
    boolean remarkMissing,
    boolean icnKnown,
    boolean takesReplacement,
    boolean hasNextCoverage,
    boolean patientProhibited,
    boolean appealOpen,
    int attempts,
    int daysToDeadline) {

  /** Days to a deadline that there is not. */
  public static final int NO_DEADLINE = 9999;

  /** Group and reason, such as {@code CO-197}; empty if there is none. */
  public String reason() {
    return carc.isEmpty() ? "" : group + "-" + carc;
  }

  /** As the table's input. */
  public Map<String, Object> variables() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("carc", carc);
    variables.put("group", group);
    variables.put("remark", remark);
    variables.put("level", level);
    variables.put("payerType", payerType);
    variables.put("unexplained", unexplained);
    variables.put("remarkMissing", remarkMissing);
    variables.put("icnKnown", icnKnown);
    variables.put("takesReplacement", takesReplacement);
    variables.put("hasNextCoverage", hasNextCoverage);
    variables.put("patientProhibited", patientProhibited);
    variables.put("appealOpen", appealOpen);
    variables.put("attempts", attempts);
    variables.put("daysToDeadline", daysToDeadline);
    return variables;
  }
}
