package org.cobaltclaims.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.eligibility.Benefit;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.Query;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.eligibility.InformationSource;
import org.cobaltclaims.edi.eligibility.Member;

/** The payers' word on coverages, for whoever asks (270): every insured person's is active. */
final class EligibilityDesk {

  private EligibilityDesk() {}

  /** True if the file asks about coverages. */
  static boolean isInquiry(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int group = text.indexOf("GS");
    return text.startsWith("ISA") && group > 0 && text.startsWith("HS", group + 3);
  }

  static Answer.Checked asked(byte[] bytes, LocalDate today) {
    X12File file;
    try {
      file = X12File.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
    List<EligibilityResponse> responses =
        file.eligibilityInquiries().stream().map(inquiry -> answer(inquiry, today)).toList();
    Envelope from = file.eligibilityInquiries().getFirst().envelope();
    return new Answer.Checked(from, responses);
  }

  private static EligibilityResponse answer(EligibilityInquiry inquiry, LocalDate today) {
    return new EligibilityResponse(
        inquiry.envelope(),
        inquiry.controlNumber(),
        new Beginning(
            "0022", "11", inquiry.beginning().reference(), today.plusDays(1).atTime(6, 0), ""),
        inquiry.sources().stream().map(EligibilityDesk::source).toList());
  }

  private static InformationSource<Benefit> source(InformationSource<Query> asked) {
    return new InformationSource<>(
        asked.name(),
        List.of(),
        List.of(),
        asked.receivers().stream()
            .map(
                receiver ->
                    new InformationSource.Receiver<>(
                        receiver.name(),
                        List.of(),
                        Address.NONE,
                        List.of(),
                        null,
                        receiver.subscribers().stream()
                            .map(
                                s ->
                                    new InformationSource.Subscriber<>(
                                        member(s.member()),
                                        s.dependents().stream()
                                            .map(EligibilityDesk::member)
                                            .toList()))
                            .toList()))
            .toList());
  }

  private static Member<Benefit> member(Member<Query> asked) {
    EntityName name = asked.name();
    List<DatePeriod> dates = asked.dates();
    return new Member<>(
        asked.traces().stream()
            .map(t -> new TraceNumber("2", t.number(), t.originator(), t.subsidiary()))
            .toList(),
        name,
        List.of(),
        Address.NONE,
        List.of(),
        null,
        asked.demographics(),
        asked.relationship(),
        List.of(),
        dates,
        null,
        asked.details().isEmpty() ? List.of() : List.of(active()));
  }

  private static Benefit active() {
    return new Benefit(
        "1",
        "IND",
        List.of("30"),
        "",
        "",
        "",
        null,
        null,
        "",
        null,
        "",
        "",
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Origin.NONE);
  }
}
