package org.cobaltclaims.practice;

import java.util.List;
import java.util.Map;

/**
 * What {@code practice.yml} says: who bills, through whom, and how each payer wants it. {@code
 * docs/practice-yml.md} explains every key.
 *
 * @param practice who bills
 * @param clearinghouses at least one
 * @param payers the payers that are described; any other has {@link PayerProfile#defaults}
 * @param providers who bills, sees or refers patients here, for visits that are typed in; empty if
 *     nobody is described
 * @param skippedPayers for which services payers may be skipped; empty unless a payer's policy says
 *     so
 * @param printers the printers that claims are printed on; empty if their paper needs no adjusting
 * @param posting when a person looks at money that came, or did not
 * @param automation what happens by itself
 * @param payerDefaults switches of every payer that says nothing else, by the names of {@link
 *     PayerProfile}'s components
 */
public record PracticeSettings(
    Practice practice,
    List<Clearinghouse> clearinghouses,
    List<PayerProfile> payers,
    List<ProviderProfile> providers,
    List<SkippedPayer> skippedPayers,
    List<Printer> printers,
    Posting posting,
    Automation automation,
    Map<String, Object> payerDefaults) {

  public PracticeSettings {
    clearinghouses = List.copyOf(clearinghouses);
    payers = List.copyOf(payers);
    providers = List.copyOf(providers);
    skippedPayers = List.copyOf(skippedPayers);
    printers = List.copyOf(printers);
    payerDefaults = Map.copyOf(payerDefaults);
  }

  /** Settings by which no payer may be skipped. */
  public PracticeSettings(
      Practice practice, List<Clearinghouse> clearinghouses, List<PayerProfile> payers) {
    this(
        practice,
        clearinghouses,
        payers,
        List.of(),
        List.of(),
        List.of(),
        Posting.DEFAULTS,
        Automation.DEFAULTS,
        Map.of());
  }

  /** The profile of a payer that practice.yml does not describe. */
  PayerProfile undescribed(String payerId, String name, String filingIndicator) {
    return PayerProfile.defaults(payerId, name)
        .withFilingIndicator(filingIndicator)
        .with(payerDefaults);
  }

  /**
   * When a person looks at money that came, or did not.
   *
   * @param depositDays DOMAIN 8.2: business days that a deposit may be without its remittance, or a
   *     remittance without its deposit
   * @param underpaidCents a line is underpaid if its allowed amount is short of the contract's rate
   *     by more than this
   * @param underpaidPercent and by more than this many percent of the rate
   */
  public record Posting(int depositDays, int underpaidCents, int underpaidPercent) {

    /** Where the practice says nothing. */
    public static final Posting DEFAULTS = new Posting(4, 100, 0);
  }

  /**
   * How far a printer is off on pre-printed forms (DOMAIN 6.4). Every printer feeds a little
   * differently: a test form shows it.
   *
   * @param name how it is asked for
   * @param right points (1/72 inch) by which all is moved to the right; negative to the left
   * @param down points by which all is moved down; negative up
   */
  public record Printer(String name, double right, double down) {}

  /**
   * The practice as submitter (837P loop 1000A).
   *
   * @param name 1000A NM103
   * @param npi of the practice as a group, ten digits with a valid check digit
   * @param taxId nine digits
   * @param submitterId 1000A NM109 and GS02: the practice's id at its clearinghouse
   * @param contactName 1000A PER02
   * @param contactPhone 1000A PER04, ten digits
   * @param writeOffLimit whole dollars that whoever works denials may write off without asking
   */
  public record Practice(
      String name,
      String npi,
      String taxId,
      String submitterId,
      String contactName,
      String contactPhone,
      int writeOffLimit) {

    /** The limit where the practice sets none. */
    public static final int DEFAULT_WRITE_OFF_LIMIT = 500;

    public Practice(
        String name,
        String npi,
        String taxId,
        String submitterId,
        String contactName,
        String contactPhone) {
      this(name, npi, taxId, submitterId, contactName, contactPhone, DEFAULT_WRITE_OFF_LIMIT);
    }
  }

  /**
   * One clearinghouse, or a payer that takes files directly.
   *
   * @param name the folder name under {@code clearinghouse}
   * @param receiverId 1000B NM109, GS03 and ISA08
   * @param receiverName 1000B NM103
   * @param senderId ISA06; the submitter id if not given
   * @param senderQualifier ISA05
   * @param receiverQualifier ISA07
   * @param test ISA15: T if true, P if false
   * @param lineBreaks whether a line break follows every segment
   * @param uploadByHand a person uploads our claim files at its portal; they are not put into its
   *     folder
   */
  public record Clearinghouse(
      String name,
      String receiverId,
      String receiverName,
      String senderId,
      String senderQualifier,
      String receiverQualifier,
      boolean test,
      boolean lineBreaks,
      boolean uploadByHand) {}
}
