package org.cobaltclaims.simulator;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.status.StatusResponse;

/** Something that will lie in the inbound folder on a day. */
sealed interface Answer {

  /** A 999 for a file. */
  record Syntax(Wire.Route route, String group, List<Acknowledgements.Syntax> transactions)
      implements Answer {}

  /**
   * A 277 for a file of status inquiries.
   *
   * @param asked the envelope of the inquiries
   */
  record Inquired(Envelope asked, List<StatusResponse> responses) implements Answer {
    public Inquired {
      responses = List.copyOf(responses);
    }
  }

  /** A 271 to a file of questions about coverages. */
  record Checked(Envelope asked, List<EligibilityResponse> responses) implements Answer {
    public Checked {
      responses = List.copyOf(responses);
    }
  }

  /** A 277CA for a file: for each ST what the source says about its claims. */
  record Status(Wire.Route route, Acknowledgements.Source source, List<Batch> batches)
      implements Answer {}

  /** The claims of one ST. */
  record Batch(ClaimReader.Batch batch, List<Acknowledgements.Verdict> verdicts) {}

  /**
   * A claim to be paid or denied; those of one payer and day share an 835.
   *
   * @param subject the claim's index, or a negative number for a claim that is not the sample's
   * @param scenario what its payer does about it
   * @param paid the decision, or what takes it back
   * @param further what stands behind it in the same ERA: the other part, the correction
   */
  record Payment(
      Wire.Route route,
      SamplePayer payer,
      long subject,
      Scenario scenario,
      Era.Paid paid,
      List<Era.Paid> further)
      implements Answer {

    public Payment {
      further = List.copyOf(further);
    }

    /** A decision that stands alone. */
    Payment(Wire.Route route, SamplePayer payer, long subject, Scenario scenario, Era.Paid paid) {
      this(route, payer, subject, scenario, paid, List.of());
    }

    /** All of it, in the order of the ERA. */
    List<Era.Paid> all() {
      return Stream.concat(Stream.of(paid), further.stream()).toList();
    }

    /** Whether it is about a decision that was sent before. */
    boolean followsUp() {
      return paid.reversal() || !paid.originalIcn().isEmpty();
    }
  }

  /**
   * An 835 that comes again.
   *
   * @param control the ISA13 of the first time
   * @param sameFile byte for byte, otherwise in an interchange of its own
   */
  record Repeat(Wire.Route route, Era era, long control, boolean sameFile) implements Answer {}
}
