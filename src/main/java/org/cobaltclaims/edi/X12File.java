package org.cobaltclaims.edi;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusResponse;

/**
 * All that a file holds, whatever it holds. Nothing is thrown for the content: what is wrong is
 * listed, what is readable is there.
 *
 * @param kinds what the file holds, in the order of {@link TransactionKind}; never empty
 * @param interchanges the ISA seen
 * @param transactions the ST seen, of any kind
 * @param claims 837P
 * @param remittances 835
 * @param interchangeAcknowledgements TA1
 * @param implementationAcknowledgements 999, one per AK1
 * @param claimAcknowledgements 277CA
 * @param statusInquiries 276
 * @param statusResponses 277
 * @param eligibilityInquiries 270
 * @param eligibilityResponses 271
 * @param problems in file order
 */
public record X12File(
    Set<TransactionKind> kinds,
    List<Interchange> interchanges,
    List<Transaction> transactions,
    List<ClaimTransaction> claims,
    List<Remittance> remittances,
    List<InterchangeAcknowledgement> interchangeAcknowledgements,
    List<ImplementationAcknowledgement> implementationAcknowledgements,
    List<ClaimAcknowledgement> claimAcknowledgements,
    List<StatusInquiry> statusInquiries,
    List<StatusResponse> statusResponses,
    List<EligibilityInquiry> eligibilityInquiries,
    List<EligibilityResponse> eligibilityResponses,
    List<Problem> problems) {

  /**
   * Reads a whole file into memory. For large files use {@link X12Reader}.
   *
   * @throws IOException if the bytes cannot be read, never for what they say
   */
  public static X12File read(InputStream in) throws IOException {
    Collector all = new Collector();
    List<Problem> problems = X12Reader.read(in, all);
    return new X12File(
        all.kinds(problems),
        List.copyOf(all.interchanges),
        List.copyOf(all.transactions),
        List.copyOf(all.claims),
        List.copyOf(all.remittances),
        List.copyOf(all.interchangeAcknowledgements),
        List.copyOf(all.implementationAcknowledgements),
        List.copyOf(all.claimAcknowledgements),
        List.copyOf(all.statusInquiries),
        List.copyOf(all.statusResponses),
        List.copyOf(all.eligibilityInquiries),
        List.copyOf(all.eligibilityResponses),
        problems);
  }

  /** The only kind, or the first of several in the order of {@link TransactionKind}. */
  public TransactionKind kind() {
    return kinds.iterator().next();
  }

  /**
   * True if nothing in the file could be used: no X12, or no transaction of a kind that is read.
   */
  public boolean unreadable() {
    return claims.isEmpty()
        && remittances.isEmpty()
        && interchangeAcknowledgements.isEmpty()
        && implementationAcknowledgements.isEmpty()
        && claimAcknowledgements.isEmpty()
        && statusInquiries.isEmpty()
        && statusResponses.isEmpty()
        && eligibilityInquiries.isEmpty()
        && eligibilityResponses.isEmpty();
  }

  private static final class Collector extends FileKinds {
    private final List<Interchange> interchanges = new ArrayList<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<ClaimTransaction> claims = new ArrayList<>();
    private final List<Remittance> remittances = new ArrayList<>();
    private final List<InterchangeAcknowledgement> interchangeAcknowledgements = new ArrayList<>();
    private final List<ImplementationAcknowledgement> implementationAcknowledgements =
        new ArrayList<>();
    private final List<ClaimAcknowledgement> claimAcknowledgements = new ArrayList<>();
    private final List<StatusInquiry> statusInquiries = new ArrayList<>();
    private final List<StatusResponse> statusResponses = new ArrayList<>();
    private final List<EligibilityInquiry> eligibilityInquiries = new ArrayList<>();
    private final List<EligibilityResponse> eligibilityResponses = new ArrayList<>();

    @Override
    public void interchange(Interchange interchange) {
      super.interchange(interchange);
      interchanges.add(interchange);
    }

    @Override
    public boolean transaction(Transaction transaction) {
      transactions.add(transaction);
      return super.transaction(transaction);
    }

    @Override
    public void claims(ClaimTransaction transaction) {
      claims.add(transaction);
    }

    @Override
    public void remittance(Remittance remittance) {
      remittances.add(remittance);
    }

    @Override
    public void interchangeAcknowledgement(InterchangeAcknowledgement acknowledgement) {
      super.interchangeAcknowledgement(acknowledgement);
      interchangeAcknowledgements.add(acknowledgement);
    }

    @Override
    public void implementationAcknowledgement(ImplementationAcknowledgement acknowledgement) {
      implementationAcknowledgements.add(acknowledgement);
    }

    @Override
    public void claimAcknowledgement(ClaimAcknowledgement acknowledgement) {
      claimAcknowledgements.add(acknowledgement);
    }

    @Override
    public void statusInquiry(StatusInquiry read) {
      statusInquiries.add(read);
    }

    @Override
    public void statusResponse(StatusResponse read) {
      statusResponses.add(read);
    }

    @Override
    public void eligibilityInquiry(EligibilityInquiry read) {
      eligibilityInquiries.add(read);
    }

    @Override
    public void eligibilityResponse(EligibilityResponse read) {
      eligibilityResponses.add(read);
    }
  }
}
