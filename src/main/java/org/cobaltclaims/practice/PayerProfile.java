package org.cobaltclaims.practice;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one payer is billed: the switches of DOMAIN, by the names used there. What {@code
 * practice.yml} does not say has the default.
 *
 * @param payerId the clearinghouse's payer id (2010BB NM109)
 * @param name the payer's name
 * @param aliases other ids and names under which this payer's ERAs come (DOMAIN 3.7): N1*PR name,
 *     TRN03, REF*2U
 * @param filingIndicator SBR09 where the claim does not say (DOMAIN 1.7)
 * @param clearinghouse the clearinghouse's name in practice.yml; empty for the only one
 * @param primaryChannel how a primary claim goes out
 * @param secondaryChannel how a claim at level 2 or above goes out (DOMAIN 6.1)
 * @param acceptsElectronicCob gate 2.2 (9)
 * @param maxPriorPayersElectronic gate 2.2 (9); Medicare Part B 1
 * @param billZeroBalance gate 2.2 (6): bill although nothing is left
 * @param sendEaf DOMAIN 2.7
 * @param sendPriorPayerControlNumber REF*F8 in 2330B, DOMAIN 2.3
 * @param sendTaxonomy PRV*BI, DOMAIN 1.4
 * @param requiresTaxonomy scrubber 1.9
 * @param memberIdPattern scrubber 1.9: regular expression of a member id; empty for none
 * @param acceptsReplacement frequency 7/8 taken, DOMAIN 1.5
 * @param replacesStaleClaims DOMAIN 2.9: a claim that told this payer what an earlier one has
 *     corrected since is replaced without asking a person
 * @param appealDays DOMAIN 8.3: calendar days from the denial in which an appeal may be filed
 * @param appealLevels DOMAIN 8.3: how often a denial may be appealed
 * @param appealAnswerDays DOMAIN 8.2: calendar days that an appeal, a reopening or documents may
 *     wait for an answer before someone is asked
 * @param outOfNetwork DOMAIN 2.7
 * @param oonBalanceBillable DOMAIN 2.7, 5.1
 * @param autoCrossover DOMAIN 3.6: forwards claims by itself; no signal, only a warning
 * @param crossoverWaitDays DOMAIN 8.4, calendar days
 * @param expectedPayDays DOMAIN 8.1, calendar days after acceptance
 * @param acknowledgementDays DOMAIN 8.2, business days to the 277CA before someone is asked
 * @param fileAnswerDays DOMAIN 8.2, business days to the TA1 or 999 of a file
 * @param receiptDays DOMAIN 8.2, business days to the clearinghouse's own 277CA
 * @param statusInquiryDays DOMAIN 8.2, calendar days from acceptance to the first status inquiry of
 *     a primary claim, and between inquiries; 0: 14 days, 20 for Medicare
 * @param secondaryInquiryDays DOMAIN 8.2, the same of a claim at level 2 or above
 * @param answersInquiries whether the payer answers status inquiries (276)
 * @param primaryFilingDays DOMAIN 8.3, from the last date of service
 * @param secondaryFilingDays DOMAIN 8.3
 * @param secondaryFilingBasis DOMAIN 8.3
 * @param samePayerSuffix put behind the id of an earlier plan of the same payer (2330B NM109,
 *     SVD01) so that the plans can be told apart (DOMAIN 2.3), as agreed with the clearinghouse;
 *     empty if nothing is agreed, then such a claim is printed
 * @param capitated DOMAIN 2.9, 5.4: the practice is paid by head, so that CO-24 is managed and no
 *     denial
 * @param claimsAddress where printed claims are mailed to, up to three lines below the payer's name
 *     (DOMAIN 6.2, top right); empty for the address that the claim names
 * @param expectedPaperPayDays DOMAIN 8.1, calendar days after a printed claim was mailed
 * @param paperAmountPaid DOMAIN 6.2, item 29 of a printed claim
 * @param paperSaysSame DOMAIN 6.2, items 4 and 7: SAME where the patient is the insured
 * @param paperSaysContinued DOMAIN 6.3: every form of a claim but the last says that it goes on
 * @param fileWhenComplete whether a claim that passes all checks goes with the next file
 * @param secondary whether this payer is billed by itself as second or later one
 * @param phone the payer's number for providers, as people write it; empty if nobody has noted it
 * @param portalLink address of the payer's portal; empty for none
 */
public record PayerProfile(
    String payerId,
    String name,
    List<String> aliases,
    String filingIndicator,
    String clearinghouse,
    Channel primaryChannel,
    Channel secondaryChannel,
    boolean acceptsElectronicCob,
    int maxPriorPayersElectronic,
    boolean billZeroBalance,
    boolean sendEaf,
    boolean sendPriorPayerControlNumber,
    boolean sendTaxonomy,
    boolean requiresTaxonomy,
    String memberIdPattern,
    boolean acceptsReplacement,
    boolean replacesStaleClaims,
    int appealDays,
    int appealLevels,
    int appealAnswerDays,
    boolean outOfNetwork,
    boolean oonBalanceBillable,
    boolean autoCrossover,
    int crossoverWaitDays,
    int expectedPayDays,
    int acknowledgementDays,
    int fileAnswerDays,
    int receiptDays,
    int statusInquiryDays,
    int secondaryInquiryDays,
    boolean answersInquiries,
    int primaryFilingDays,
    int secondaryFilingDays,
    FilingBasis secondaryFilingBasis,
    String samePayerSuffix,
    boolean capitated,
    List<String> claimsAddress,
    int expectedPaperPayDays,
    AmountPaid paperAmountPaid,
    boolean paperSaysSame,
    boolean paperSaysContinued,
    Automation.Filing fileWhenComplete,
    Automation.SecondaryFiling secondary,
    String phone,
    String portalLink) {

  private static final String MEDICARE_B = "MB";

  public PayerProfile {
    aliases = List.copyOf(aliases);
    claimsAddress = List.copyOf(claimsAddress);
  }

  /** Until the first status inquiry of a payer that nobody described (DOMAIN 8.2). */
  private static final int USUAL_INQUIRY_DAYS = 14;

  /** Medicare pays no clean claim before day 14 (DOMAIN 8.1). */
  private static final int MEDICARE_INQUIRY_DAYS = 20;

  /**
   * Calendar days from acceptance to the first status inquiry, and from one inquiry to the next
   * (DOMAIN 8.2).
   *
   * @param level of the claim, 1 for a primary one
   */
  public int inquiryDays(int level) {
    if (level > 1) {
      return secondaryInquiryDays;
    }
    if (statusInquiryDays > 0) {
      return statusInquiryDays;
    }
    return isMedicare() ? MEDICARE_INQUIRY_DAYS : USUAL_INQUIRY_DAYS;
  }

  /**
   * How claims of a level go out.
   *
   * @param level 1 for a primary claim
   */
  public Channel channel(int level) {
    return level == 1 ? primaryChannel : secondaryChannel;
  }

  private boolean isMedicare() {
    return filingIndicator.equals("MA") || filingIndicator.equals("MB");
  }

  /** How a claim reaches a payer. */
  public enum Channel {
    ELECTRONIC,
    PRINT,
    PORTAL
  }

  /** What a printed claim tells as paid already (item 29). Medicare is told {@link #PATIENT}. */
  public enum AmountPaid {
    /** What the patient and the payers before have paid. */
    ALL,
    /** What the patient has paid. */
    PATIENT
  }

  /** From which date a secondary's filing limit counts (DOMAIN 8.3). */
  public enum FilingBasis {
    PRIMARY_EOB_DATE,
    DOS,
    BOTH_MIN
  }

  /** The profile of a payer that nobody has described yet. */
  public static PayerProfile defaults(String payerId, String name) {
    return new PayerSwitches(payerId, name).set();
  }

  /**
   * The same profile with switches that practice.yml names.
   *
   * @param switches value by the name of its component
   * @throws IllegalArgumentException if there is no switch of a name
   */
  PayerProfile with(Map<String, Object> switches) {
    Set<String> unknown = new HashSet<>(switches.keySet());
    RecordComponent[] components = PayerProfile.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Object other = switches.get(components[i].getName());
        values[i] = other != null ? other : components[i].getAccessor().invoke(this);
        types[i] = components[i].getType();
        unknown.remove(components[i].getName());
      }
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("payers have no switch " + unknown);
      }
      return PayerProfile.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a payer profile cannot be made", e);
    }
  }

  /**
   * The same profile with other switches of what a claim says where payers differ.
   *
   * @param eaf {@code sendEaf}
   * @param priorControlNumber {@code sendPriorPayerControlNumber}
   * @param taxonomy {@code sendTaxonomy}
   * @param suffix {@code samePayerSuffix}
   */
  public PayerProfile sending(
      boolean eaf, boolean priorControlNumber, boolean taxonomy, String suffix) {
    PayerSwitches switches = PayerSwitches.of(this);
    switches.sendEaf = eaf;
    switches.sendPriorPayerControlNumber = priorControlNumber;
    switches.sendTaxonomy = taxonomy;
    switches.samePayerSuffix = suffix;
    return switches.set();
  }

  /**
   * The same profile with the address that printed claims are mailed to.
   *
   * @param address lines below the payer's name; none for the one that it has
   */
  public PayerProfile mailedTo(List<String> address) {
    PayerSwitches switches = PayerSwitches.of(this);
    if (!address.isEmpty()) {
      switches.claimsAddress = address;
    }
    return switches.set();
  }

  /**
   * The same profile with the SBR09 that claims for the payer bear; an empty one changes nothing.
   * Medicare Part B takes no replacements (DOMAIN 1.5) and wants an appeal within 120 days of a
   * notice that counts as received after five (8.3).
   */
  PayerProfile withFilingIndicator(String indicator) {
    if (indicator.isEmpty()) {
      return this;
    }
    PayerSwitches switches = PayerSwitches.of(this);
    switches.filingIndicator = indicator;
    if (indicator.equals(MEDICARE_B)) {
      switches.acceptsReplacement = false;
      switches.appealDays = 125;
    }
    return switches.set();
  }
}
