package org.cobaltclaims.edi;

import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.ImplementationAcknowledgement;
import org.cobaltclaims.edi.acknowledgement.InterchangeAcknowledgement;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.remittance.Remittance;
import org.cobaltclaims.edi.remittance.RemittanceGatherer;
import org.cobaltclaims.edi.remittance.RemittanceHandler;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusResponse;

/** Takes what a file holds as it is read, one transaction at a time, so that a large file fits. */
public interface X12Handler {
  /** An ISA. */
  default void interchange(Interchange interchange) {}

  /** An ST; its content follows, if it is of a kind that is read. Returning false ends reading. */
  default boolean transaction(Transaction transaction) {
    return true;
  }

  /**
   * A segment of a transaction of a kind that is read, before its reader takes it; ST and SE left
   * out. For those who count.
   */
  default void segment(Transaction transaction, Segment segment) {}

  /**
   * A problem as it is found; also those that the list of problems leaves out of a file full of
   * them. The problems of a claim transaction come before its {@link #claims}.
   */
  default void problem(Problem problem) {}

  /** The transaction's last segment was given, before its reader finishes it. */
  default void endOfTransaction(Transaction transaction) {}

  /**
   * A professional claim, complete.
   *
   * @return true if that is enough, so that its transaction is not to keep it; false to be given it
   *     with all others in {@link #claims}, which holds them in memory
   */
  default boolean claim(Transaction transaction, ProfessionalClaim claim) {
    return false;
  }

  default void claims(ClaimTransaction claims) {}

  default void remittance(Remittance remittance) {}

  /**
   * Who takes the 835 that begins here, piece by piece. Unless overridden, it is gathered and given
   * to {@link #remittance} as a whole, which holds all its claims in memory.
   */
  default RemittanceHandler remittancePieces(Transaction transaction) {
    return new RemittanceGatherer(this::remittance);
  }

  default void interchangeAcknowledgement(InterchangeAcknowledgement acknowledgement) {}

  default void implementationAcknowledgement(ImplementationAcknowledgement acknowledgement) {}

  default void claimAcknowledgement(ClaimAcknowledgement acknowledgement) {}

  /** A 276. */
  default void statusInquiry(StatusInquiry inquiry) {}

  /** A 277. */
  default void statusResponse(StatusResponse response) {}

  /** A 270. */
  default void eligibilityInquiry(EligibilityInquiry inquiry) {}

  /** A 271. */
  default void eligibilityResponse(EligibilityResponse response) {}
}
