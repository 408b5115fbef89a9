package org.cobaltclaims.edi.acknowledgement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Count;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Provider;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Receiver;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Source;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Sum;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Totals;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads a 277CA: source (HL 20), receiver (21), billing provider (19), patient (PT). */
public final class ClaimAcknowledgementReader implements TransactionReader {
  private final Transaction transaction;
  private final Fields fields;
  private final Consumer<ClaimAcknowledgement> consumer;

  private Beginning beginning = Beginning.NONE;
  private String level = "";
  private Source source = Source.NONE;
  private @Nullable Level receiver;
  private @Nullable Level provider;
  private final List<Provider> providers = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private EntityName patient = EntityName.NONE;
  private @Nullable AcknowledgedClaim claim;
  private boolean given;

  /** What stands directly under the HL of a receiver or provider. */
  private static final class Level {
    private EntityName name = EntityName.NONE;
    private String trace = "";
    private final List<StatusInformation> information = new ArrayList<>(1);
    private final List<Reference> references = new ArrayList<>(0);
    private final List<Count> counts = new ArrayList<>(2);
    private final List<Sum> sums = new ArrayList<>(2);

    private Totals totals() {
      return new Totals(counts, sums);
    }
  }

  public ClaimAcknowledgementReader(
      Transaction transaction, Problems problems, Consumer<ClaimAcknowledgement> consumer) {
    this.transaction = transaction;
    this.fields = new Fields(problems);
    this.consumer = consumer;
  }

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "BHT" -> beginning = Beginning.read(segment);
      case "HL" -> level(segment);
      default -> {
        boolean known =
            switch (level) {
              case "20" -> source(segment);
              case "21" -> receiver != null && level(receiver, "2200B", segment);
              case "19" -> provider != null && level(provider, "2200C", segment);
              case "PT" -> patient(segment);
              default -> false;
            };
        if (!known) {
          fields.doubtful(
              segment,
              segment.tag(),
              "",
              "UNEXPECTED",
              "a segment that has no place here is passed over");
        }
      }
    }
  }

  private void level(Segment hl) {
    finishClaim();
    level = hl.element(3);
    switch (level) {
      case "20" -> {
        finishReceiver();
        source = Source.NONE;
      }
      case "21" -> {
        finishReceiver();
        receiver = new Level();
      }
      case "19" -> {
        finishProvider();
        provider = new Level();
      }
      case "PT" -> patient = EntityName.NONE;
      default -> fields.wrong(hl, 3, "", "HL03", "is none of the levels 20, 21, 19 and PT");
    }
  }

  private boolean source(Segment segment) {
    switch (segment.tag()) {
      case "NM1" ->
          source =
              new Source(
                  EntityName.read(segment), source.trace(), source.received(), source.processed());
      case "TRN" ->
          source =
              new Source(source.name(), segment.element(2), source.received(), source.processed());
      case "DTP" -> {
        DatePeriod date = AcknowledgedClaim.period(segment, "2200A", fields);
        boolean received = segment.element(1).equals("050");
        source =
            new Source(
                source.name(),
                source.trace(),
                received ? date : source.received(),
                received ? source.processed() : date);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean level(Level into, String loop, Segment segment) {
    switch (segment.tag()) {
      case "NM1" -> into.name = EntityName.read(segment);
      case "TRN" -> into.trace = segment.element(2);
      case "STC" -> into.information.add(StatusInformation.read(segment, loop, fields));
      case "REF" -> into.references.add(Reference.read(segment));
      case "QTY" -> {
        BigDecimal count = fields.decimal(segment, 2, loop);
        if (count != null) {
          into.counts.add(new Count(segment.element(1), count));
        }
      }
      case "AMT" -> {
        Money amount = fields.money(segment, 2, loop);
        if (amount != null) {
          into.sums.add(new Sum(segment.element(1), amount, Origin.of(segment)));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean patient(Segment segment) {
    if (segment.tag().equals("TRN")) {
      finishClaim();
      claim = new AcknowledgedClaim(patient, segment, fields);
      return true;
    }
    if (claim != null) {
      return claim.accept(segment);
    }
    if (segment.tag().equals("NM1")) {
      patient = EntityName.read(segment);
      return true;
    }
    return false;
  }

  private void finishClaim() {
    if (claim != null) {
      claims.add(claim.build());
      claim = null;
    }
  }

  private void finishProvider() {
    finishClaim();
    Level closed = provider == null ? new Level() : provider;
    if (provider != null || !claims.isEmpty()) {
      providers.add(
          new Provider(
              closed.name,
              closed.trace,
              closed.information,
              closed.references,
              closed.totals(),
              claims));
    }
    provider = null;
    claims.clear();
  }

  private void finishReceiver() {
    finishProvider();
    Level closed = receiver == null ? new Level() : receiver;
    if (receiver != null || !providers.isEmpty()) {
      give(closed);
    }
    receiver = null;
    providers.clear();
  }

  private void give(Level closed) {
    given = true;
    consumer.accept(
        new ClaimAcknowledgement(
            transaction.envelope(),
            transaction.controlNumber(),
            beginning,
            source,
            new Receiver(closed.name, closed.trace, closed.information, closed.totals()),
            providers));
  }

  @Override
  public void end(int segments) {
    boolean received = receiver != null;
    finishReceiver();
    if (!given) {
      give(new Level());
    }
    if (beginning == Beginning.NONE) {
      fields.missing(segments, "", "BHT", "the beginning of the transaction");
    }
    if (source.name() == EntityName.NONE) {
      fields.missing(segments, "2100A", "NM1", "the information source");
    }
    if (!received) {
      fields.missing(segments, "2100B", "NM1", "the information receiver");
    }
  }
}
