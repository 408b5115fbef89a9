package org.cobaltclaims.edi.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Repetition;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.Query;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.QueryAmount;
import org.cobaltclaims.money.Money;

/** Reads a 270. */
public final class EligibilityInquiryReader extends EligibilityTree<Query> {
  private final Transaction transaction;
  private final Consumer<EligibilityInquiry> consumer;

  public EligibilityInquiryReader(
      Transaction transaction, Problems problems, Consumer<EligibilityInquiry> consumer) {
    super(new Fields(problems), "EQ");
    this.transaction = transaction;
    this.consumer = consumer;
  }

  @Override
  DetailReader<Query> detail(Segment eq, MemberBuilder<Query> member) {
    return new QueryReader(eq, member.loop("2110"));
  }

  @Override
  void check(MemberBuilder<Query> member, boolean hasDependents) {
    if (member.details.isEmpty() && !hasDependents) {
      fields.missing(member.position, member.loop("2110"), "EQ", "what is asked for");
    }
  }

  @Override
  void finish(Beginning beginning, List<InformationSource<Query>> sources) {
    consumer.accept(
        new EligibilityInquiry(
            transaction.envelope(), transaction.controlNumber(), beginning, sources));
  }

  private final class QueryReader implements DetailReader<Query> {
    private final Segment eq;
    private final String loop;
    private final List<QueryAmount> amounts = new ArrayList<>(0);
    private final List<Segment> information = new ArrayList<>(0);
    private final List<Reference> references = new ArrayList<>(0);
    private final List<DatePeriod> dates = new ArrayList<>(0);

    private QueryReader(Segment eq, String loop) {
      this.eq = eq;
      this.loop = loop;
    }

    @Override
    public boolean accept(Segment segment) {
      switch (segment.tag()) {
        case "AMT" -> {
          Money amount = fields.money(segment, 2, loop);
          if (amount != null) {
            amounts.add(new QueryAmount(segment.element(1), amount, Origin.of(segment)));
          }
        }
        case "III" -> information.add(segment.unplaced());
        case "REF" -> references.add(Reference.read(segment));
        case "DTP" -> MemberBuilder.date(segment, loop, fields, dates);
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public Query build() {
      return new Query(
          Repetition.read(eq, 1),
          fields.procedure(eq, 2, loop),
          eq.element(3),
          eq.components(5),
          amounts,
          information,
          references,
          dates,
          Origin.of(eq));
    }
  }
}
