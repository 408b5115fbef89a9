package org.cobaltclaims.edi.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.TreeMap;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.remittance.ProviderGroup.InpatientSummary;
import org.cobaltclaims.edi.remittance.ProviderGroup.ProviderSummary;
import org.cobaltclaims.edi.remittance.Remittance.ClaimPayment;
import org.cobaltclaims.edi.remittance.Remittance.ProviderAdjustment;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads an 835 and gives it piece by piece: groups and PLB here, the heading in {@link
 * HeadingBuilder}, claims in {@link PaymentBuilder}. Holds one claim at a time.
 */
public final class RemittanceReader implements TransactionReader {
  private final HeadingBuilder heading;
  private final Fields fields;
  private final RemittanceHandler handler;
  private boolean headingOver;
  private @Nullable PaymentBuilder payment;

  private int groups;
  private @Nullable Segment lx;
  private @Nullable Segment ts3;
  private @Nullable Segment ts2;
  private ProviderGroup group = ProviderGroup.NONE;

  public RemittanceReader(Transaction transaction, Problems problems, RemittanceHandler handler) {
    this.fields = new Fields(problems);
    this.heading = new HeadingBuilder(transaction, fields);
    this.handler = handler;
  }

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "CLP" -> {
        finishClaim();
        finishHeading(segment.position());
        finishGroup();
        if (groups == 0) {
          groups = 1;
          fields.doubtful(segment, "LX", "2000", "REQUIRED", "the LX before the claims is missing");
        }
        payment = new PaymentBuilder(segment, group, fields);
      }
      case "LX" -> {
        finishClaim();
        finishHeading(segment.position());
        finishGroup();
        groups++;
        lx = segment;
      }
      case "PLB" -> {
        finishClaim();
        finishHeading(segment.position());
        finishGroup();
        providerAdjustments(segment);
      }
      default -> {
        if (payment != null) {
          payment.accept(segment);
        } else if (!headingOver) {
          heading.accept(segment);
        } else {
          groupSegment(segment);
        }
      }
    }
  }

  private void groupSegment(Segment segment) {
    if (lx != null && ts3 == null && segment.is("TS3")) {
      ts3 = segment;
    } else if (lx != null && ts2 == null && segment.is("TS2")) {
      ts2 = segment;
    } else {
      fields.doubtful(
          segment,
          segment.tag(),
          lx == null ? "" : "2000",
          "UNEXPECTED",
          "a segment that has no place here is passed over");
    }
  }

  private void finishHeading(int position) {
    if (!headingOver) {
      headingOver = true;
      handler.heading(heading.build(position));
    }
  }

  private void finishGroup() {
    Segment number = lx;
    if (number != null) {
      group =
          new ProviderGroup(
              groups,
              number.element(1),
              ts3 == null ? null : summary(ts3),
              ts2 == null ? null : new InpatientSummary(values(ts2, 1), Origin.of(ts2)));
      handler.group(group);
    }
    lx = null;
    ts3 = null;
    ts2 = null;
  }

  private ProviderSummary summary(Segment segment) {
    return new ProviderSummary(
        segment.element(1),
        segment.element(2),
        fields.date(segment, 3, "2000"),
        fields.decimal(segment, 4, "2000"),
        fields.optionalMoney(segment, 5, "2000"),
        values(segment, 6),
        Origin.of(segment));
  }

  private TreeMap<Integer, BigDecimal> values(Segment segment, int from) {
    TreeMap<Integer, BigDecimal> values = new TreeMap<>();
    for (int i = from; i <= segment.elements().size(); i++) {
      BigDecimal value = fields.decimal(segment, i, "2000");
      if (value != null) {
        values.put(i, value);
      }
    }
    return values;
  }

  private void providerAdjustments(Segment plb) {
    Origin origin = Origin.of(plb);
    LocalDate fiscalPeriod = fields.date(plb, 2, "");
    for (int i = 3; i <= plb.elements().size(); i += 2) {
      if (plb.components(i).isEmpty() && plb.element(i + 1).isEmpty()) {
        continue;
      }
      Money amount = fields.money(plb, i + 1, "");
      if (amount != null) {
        handler.providerAdjustment(
            new ProviderAdjustment(
                plb.element(1),
                fiscalPeriod,
                plb.component(i, 1),
                plb.component(i, 2),
                amount,
                origin));
      }
    }
  }

  private void finishClaim() {
    PaymentBuilder read = payment;
    if (read != null) {
      payment = null;
      ClaimPayment built = read.build();
      if (built == null) {
        handler.unreadable(read.origin());
      } else {
        handler.payment(built);
      }
    }
  }

  @Override
  public void end(int segments) {
    finishClaim();
    finishHeading(segments);
    finishGroup();
    handler.end();
  }
}
