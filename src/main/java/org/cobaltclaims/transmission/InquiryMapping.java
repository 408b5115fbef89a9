package org.cobaltclaims.transmission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.status.InformationSource;
import org.cobaltclaims.edi.status.InformationSource.Dependent;
import org.cobaltclaims.edi.status.InformationSource.Person;
import org.cobaltclaims.edi.status.InformationSource.Receiver;
import org.cobaltclaims.edi.status.InformationSource.Subscriber;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.practice.PracticeSettings.Practice;

/** From our questions to the loops of a 276 (DOMAIN 4.4). */
final class InquiryMapping {

  private InquiryMapping() {}

  /**
   * One question with what it is about.
   *
   * @param content the claim as the payer got it
   * @param level the payer's level
   */
  record Question(Inquiry inquiry, ClaimContent content, int level) {

    private Coverage coverage() {
      Coverage coverage = content.coverage(level);
      if (coverage == null) {
        throw new IllegalStateException(
            "inquiry " + inquiry.id() + " is about a level without coverage");
      }
      return coverage;
    }
  }

  /** The payers that are asked, in the order of the questions. */
  static List<InformationSource<ClaimInquiry>> sources(
      List<Question> questions, Practice practice) {
    Map<String, List<Question>> byPayer = new LinkedHashMap<>();
    questions.forEach(
        q -> byPayer.computeIfAbsent(q.coverage().payerId(), id -> new ArrayList<>()).add(q));
    return byPayer.values().stream()
        .map(
            asked ->
                new InformationSource<>(
                    organisation(
                        "PR",
                        asked.getFirst().coverage().payerName(),
                        "PI",
                        asked.getFirst().coverage().payerId()),
                    List.of(),
                    List.of(receiver(asked, practice))))
        .toList();
  }

  private static Receiver<ClaimInquiry> receiver(List<Question> asked, Practice practice) {
    Map<EntityName, List<Question>> byProvider = new LinkedHashMap<>();
    asked.forEach(
        q ->
            byProvider
                .computeIfAbsent(provider(q.content().billingProvider()), p -> new ArrayList<>())
                .add(q));
    return new Receiver<>(
        organisation("41", practice.name(), "46", practice.submitterId()),
        "",
        List.of(),
        byProvider.entrySet().stream()
            .map(
                e ->
                    new InformationSource.Provider<>(
                        List.of(e.getKey()),
                        "",
                        List.of(),
                        e.getValue().stream().map(InquiryMapping::subscriber).toList()))
            .toList());
  }

  private static Subscriber<ClaimInquiry> subscriber(Question question) {
    Coverage coverage = question.coverage();
    List<ClaimInquiry> claim = List.of(claim(question));
    if (coverage.patientIsSubscriber()) {
      LocalDate birth = question.content().patient().birthDate();
      return new Subscriber<>(
          new Person(
              person("IL", coverage.subscriber(), "MI", coverage.memberId()),
              new Demographics(
                  birth == null ? coverage.subscriberBirthDate() : birth,
                  question.content().patient().gender())),
          claim,
          List.of());
    }
    return new Subscriber<>(
        new Person(
            person("IL", coverage.subscriber(), "MI", coverage.memberId()), Demographics.NONE),
        List.of(),
        List.of(
            new Dependent<>(
                new Person(
                    person("QC", question.content().patient().name(), "", ""),
                    new Demographics(
                        question.content().patient().birthDate(),
                        question.content().patient().gender())),
                claim)));
  }

  private static ClaimInquiry claim(Question question) {
    List<Reference> references = new ArrayList<>();
    String icn = question.inquiry().icn();
    if (icn != null) {
      references.add(Reference.of("1K", icn));
    }
    references.add(Reference.of("EJ", question.inquiry().pcn()));
    return new ClaimInquiry(
        question.inquiry().id(),
        references,
        question.content().charge(),
        service(question.content()),
        List.of(),
        Origin.NONE);
  }

  private static DatePeriod service(ClaimContent content) {
    LocalDate first =
        content.lines().stream()
            .map(ServiceLine::serviceFrom)
            .min(Comparator.naturalOrder())
            .orElseThrow(() -> new IllegalArgumentException("a claim has at least one line"));
    LocalDate last = FilingDeadline.lastService(content);
    return new DatePeriod("472", first, last.equals(first) ? null : last);
  }

  private static EntityName provider(Provider provider) {
    return person(
        "1P",
        provider.name(),
        provider.id().isEmpty() ? "" : provider.idQualifier(),
        provider.id());
  }

  private static EntityName organisation(String entity, String name, String qualifier, String id) {
    return new EntityName(entity, false, name, "", "", "", "", qualifier, id);
  }

  private static EntityName person(String entity, Name name, String qualifier, String id) {
    return new EntityName(
        entity,
        name.person(),
        name.last(),
        name.first(),
        name.middle(),
        "",
        name.suffix(),
        qualifier,
        id);
  }
}
