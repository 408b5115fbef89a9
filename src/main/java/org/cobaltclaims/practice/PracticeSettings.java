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
 * @param retention how long records are kept
 * @param relay how the practice's own system gets its copies of the ERAs
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
    Retention retention,
    Relay relay,
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
        Retention.DEFAULTS,
        Relay.DEFAULTS,
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

  /** How files go to and come from a clearinghouse. */
  public enum Connection {
    /** Folders on this machine; a program of the clearinghouse, or a person, moves the files. */
    FOLDER,
    /** The clearinghouse's SFTP server. */
    SFTP
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
   * @param uploadByHand a person uploads our claim files at its portal; they are not handed over
   * @param fileName how our files are named, with {@code {kind}}, {@code {date}}, {@code {number}},
   *     {@code {ending}} and {@code {test}}
   * @param testWord what stands for {@code {test}} in the name of a test file; nothing stands there
   *     in others
   * @param connection how files go and come; all that follows is about SFTP
   * @param host name or address of the server
   * @param port of the server
   * @param user our account there
   * @param password where the password stands, such as {@code env:NAME} or {@code file:/path};
   *     never the password itself; empty for none
   * @param privateKey where the private key stands, likewise
   * @param passphrase where the passphrase of the private key stands, likewise
   * @param hostKeys fingerprints of the server's host keys, such as {@code SHA256:...}; without one
   *     nothing is exchanged
   * @param uploadFolder where our files are put
   * @param downloadFolder where answers are found
   * @param downloadPattern which files there are fetched, such as {@code *.835}
   * @param deleteDownloaded whether a fetched file is removed from the server once it is taken in
   * @param timeoutSeconds how long the server may be silent
   * @param lookMinutes how often the server is looked at for answers
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
      boolean uploadByHand,
      String fileName,
      String testWord,
      Connection connection,
      String host,
      int port,
      String user,
      String password,
      String privateKey,
      String passphrase,
      List<String> hostKeys,
      String uploadFolder,
      String downloadFolder,
      String downloadPattern,
      boolean deleteDownloaded,
      int timeoutSeconds,
      int lookMinutes) {

    /** How files are named where nothing else is said. */
    public static final String DEFAULT_FILE_NAME = "{kind}_{date}_{number}.{ending}";

    public Clearinghouse {
      hostKeys = List.copyOf(hostKeys);
    }

    /** A clearinghouse whose files lie in folders of this machine. */
    public Clearinghouse(
        String name,
        String receiverId,
        String receiverName,
        String senderId,
        String senderQualifier,
        String receiverQualifier,
        boolean test,
        boolean lineBreaks,
        boolean uploadByHand) {
      this(
          name,
          receiverId,
          receiverName,
          senderId,
          senderQualifier,
          receiverQualifier,
          test,
          lineBreaks,
          uploadByHand,
          DEFAULT_FILE_NAME,
          "",
          Connection.FOLDER,
          "",
          22,
          "",
          "",
          "",
          "",
          List.of(),
          "",
          "",
          "*",
          false,
          30,
          5);
    }

    /** Whether files go and come over SFTP. */
    public boolean bySftp() {
      return connection == Connection.SFTP;
    }

    /** Its server. */
    public SftpAccount account() {
      return new SftpAccount(
          host,
          port,
          user,
          password,
          privateKey,
          passphrase,
          hostKeys,
          timeoutSeconds,
          "the clearinghouse");
    }

    /**
     * The name of a file of ours.
     *
     * @param kind 837P, 276 or 270
     * @param ending what files of the kind end in
     * @param date as it stands in names, such as 20261105
     * @param number control number of the interchange
     * @param testFile whether ISA15 is T
     */
    public String fileName(String kind, String ending, String date, long number, boolean testFile) {
      return fileName
          .replace("{kind}", kind)
          .replace("{date}", date)
          .replace("{number}", "%09d".formatted(number))
          .replace("{ending}", ending)
          .replace("{test}", testFile ? testWord : "");
    }
  }
}
