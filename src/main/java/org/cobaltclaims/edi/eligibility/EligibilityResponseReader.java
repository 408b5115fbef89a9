package org.cobaltclaims.edi.eligibility;

import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;

/** Reads a 271. */
public final class EligibilityResponseReader extends EligibilityTree<Benefit> {
  private final Transaction transaction;
  private final Consumer<EligibilityResponse> consumer;

  public EligibilityResponseReader(
      Transaction transaction, Problems problems, Consumer<EligibilityResponse> consumer) {
    super(new Fields(problems), "EB");
    this.transaction = transaction;
    this.consumer = consumer;
  }

  @Override
  DetailReader<Benefit> detail(Segment eb, MemberBuilder<Benefit> member) {
    return new BenefitReader(eb, member.loop("2110"), member.loop("2120"), fields);
  }

  /** A member without benefits may be answered by AAA, and a subscriber by a dependent. */
  @Override
  void check(MemberBuilder<Benefit> member, boolean hasDependents) {
    if (member.details.isEmpty() && member.rejections.isEmpty() && !hasDependents) {
      fields.missing(member.position, member.loop("2110"), "EB", "the benefits, or an AAA,");
    }
  }

  @Override
  void finish(Beginning beginning, List<InformationSource<Benefit>> sources) {
    consumer.accept(
        new EligibilityResponse(
            transaction.envelope(), transaction.controlNumber(), beginning, sources));
  }
}
