package org.cobaltclaims.transmission;

import java.util.Optional;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.practice.PayerProfile;

/**
 * A connection over which a payer, or a clearinghouse for it, answers at once. Where none takes a
 * question it goes with the next file (270) and the answer comes in one (271).
 */
public interface RealTimeEligibility {

  /**
   * Asks.
   *
   * @return empty if it does not serve this payer, or cannot now: the file takes the question
   */
  Optional<EligibilityAnswer> ask(Eligibility question, PayerProfile payer);
}
