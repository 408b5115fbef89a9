package org.cobaltclaims.edi.acknowledgement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cobaltclaims.edi.Fields;
import org.cobaltclaims.edi.Problems;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.TransactionReader;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Claim;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Heading;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Status;
import org.cobaltclaims.edi.acknowledgement.ClaimAcknowledgement.Subject;
import org.cobaltclaims.money.Money;

/** Reads a 277CA: source (HL 20), receiver (21), billing provider (19), patient (PT). */
public final class ClaimAcknowledgementReader implements TransactionReader {
  private static final Segment NONE = Segment.of("NONE");

  private final Transaction transaction;
  private final Fields fields;
  private final Consumer<ClaimAcknowledgement> consumer;

  private Segment header = NONE;
  private String level = "";
  private Segment source = NONE;
  private Segment sourceTrace = NONE;
  private Segment received = NONE;
  private Segment processed = NONE;
  private Segment receiver = NONE;
  private String batchReference = "";
  private final List<Status> batchStatuses = new ArrayList<>();
  private final List<Status> providerStatuses = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private Segment provider = NONE;
  private Segment patient = NONE;

  private Segment claimTrace = NONE;
  private final List<Status> claimStatuses = new ArrayList<>();
  private final List<Status> lineStatuses = new ArrayList<>();
  private boolean inLine;
  private String lineControlNumber = "";
  private String payerClaimControlNumber = "";
  private String clearinghouseTrace = "";
  private Segment service = NONE;

  public ClaimAcknowledgementReader(
      Transaction transaction, Problems problems, Consumer<ClaimAcknowledgement> consumer) {
    this.transaction = transaction;
    this.fields = new Fields(problems);
    this.consumer = consumer;
  }

  @Override
  public void accept(Segment segment) {
    switch (segment.tag()) {
      case "BHT" -> header = segment;
      case "HL" -> {
        finishClaim();
        level = segment.element(3);
      }
      case "NM1" -> name(segment);
      case "TRN" -> trace(segment);
      case "STC" -> status(segment);
      case "DTP" -> date(segment);
      case "REF" -> reference(segment);
      case "SVC" -> {
        finishLine();
        inLine = true;
      }
      case "QTY", "AMT" -> {}
      default ->
          fields.doubtful(
              segment,
              segment.tag(),
              "",
              "UNEXPECTED",
              "a segment that has no place here is passed over");
    }
  }

  private void name(Segment nm1) {
    switch (level) {
      case "20" -> source = nm1;
      case "21" -> receiver = nm1;
      case "19" -> provider = nm1;
      default -> patient = nm1;
    }
  }

  private void trace(Segment trn) {
    switch (level) {
      case "20" -> sourceTrace = trn;
      case "21" -> batchReference = trn.element(2);
      case "PT" -> {
        finishClaim();
        claimTrace = trn;
      }
      default -> {}
    }
  }

  private void date(Segment dtp) {
    if (level.equals("20")) {
      if (dtp.is("DTP", "050")) {
        received = dtp;
      } else if (dtp.is("DTP", "009")) {
        processed = dtp;
      }
    } else if (level.equals("PT") && !inLine && dtp.is("DTP", "472")) {
      service = dtp;
    }
  }

  private void reference(Segment ref) {
    if (!level.equals("PT")) {
      return;
    }
    if (inLine) {
      if (ref.is("REF", "FJ")) {
        lineControlNumber = ref.element(2);
      }
    } else if (ref.is("REF", "1K")) {
      payerClaimControlNumber = ref.element(2);
    } else if (ref.is("REF", "D9")) {
      clearinghouseTrace = ref.element(2);
    }
  }

  private void status(Segment stc) {
    List<Status> into =
        switch (level) {
          case "21" -> batchStatuses;
          case "19" -> providerStatuses;
          default -> inLine ? lineStatuses : claimStatuses;
        };
    LocalDate effective = fields.date(stc, 2, "");
    Money charge = fields.optionalMoney(stc, 4, "");
    for (int element : new int[] {1, 10, 11}) {
      if (!stc.components(element).isEmpty()) {
        into.add(
            new Status(
                stc.component(element, 1),
                stc.component(element, 2),
                stc.component(element, 3),
                effective,
                stc.element(3),
                charge,
                ""));
      }
    }
    if (stc.components(1).isEmpty()) {
      fields.missing(stc.position(), "", "STC01", "the status");
    }
  }

  private void finishLine() {
    for (Status s : lineStatuses) {
      claimStatuses.add(
          new Status(
              s.category(),
              s.status(),
              s.entity(),
              s.effective(),
              s.action(),
              s.charge(),
              lineControlNumber));
    }
    lineStatuses.clear();
    lineControlNumber = "";
    inLine = false;
  }

  private void finishClaim() {
    finishLine();
    if (claimTrace != NONE) {
      if (claimStatuses.isEmpty()) {
        fields.missing(claimTrace.position(), "2200D", "STC", "the claim's status");
      }
      claims.add(
          new Claim(
              claimTrace.element(2),
              claimStatuses,
              payerClaimControlNumber,
              clearinghouseTrace,
              claimTrace.position(),
              subject()));
    }
    claimTrace = NONE;
    claimStatuses.clear();
    payerClaimControlNumber = "";
    clearinghouseTrace = "";
    service = NONE;
  }

  private Subject subject() {
    String period = service.element(3);
    boolean range = period.length() == 17;
    LocalDate from = Fields.date(range ? period.substring(0, 8) : period);
    LocalDate to = range ? Fields.date(period.substring(9)) : from;
    return new Subject(
        provider.element(2).equals("1"),
        provider.element(3),
        provider.element(4),
        provider.element(9),
        patient.element(3),
        patient.element(4),
        patient.element(9),
        from,
        to);
  }

  @Override
  public void end(int segments) {
    finishClaim();
    if (header == NONE) {
      fields.missing(segments, "", "BHT", "the beginning of the transaction");
    }
    if (source == NONE) {
      fields.missing(segments, "2100A", "NM1", "the information source");
    }
    if (receiver == NONE) {
      fields.missing(segments, "2100B", "NM1", "the information receiver");
    }
    LocalDateTime created = Fields.minute(header.element(4), header.element(5));
    consumer.accept(
        new ClaimAcknowledgement(
            transaction.envelope(),
            transaction.controlNumber(),
            source.element(1),
            source.element(3),
            source.element(9),
            batchReference,
            batchStatuses,
            claims,
            providerStatuses,
            new Heading(
                header.element(3),
                created == null ? transaction.envelope().time() : created,
                source.element(8),
                sourceTrace.element(2),
                Fields.date(received.element(3)),
                Fields.date(processed.element(3)),
                receiver.element(3),
                receiver.element(9))));
  }
}
