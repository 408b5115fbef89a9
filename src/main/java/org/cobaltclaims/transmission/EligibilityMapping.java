package org.cobaltclaims.transmission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.eligibility.Benefit;
import org.cobaltclaims.edi.eligibility.Benefit.RelatedEntity;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.edi.eligibility.InformationSource;
import org.cobaltclaims.edi.eligibility.InformationSource.Subscriber;
import org.cobaltclaims.edi.eligibility.Member;
import org.cobaltclaims.edi.eligibility.Rejection;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.EligibilityAnswer.Told;
import org.cobaltclaims.patient.OtherPayer;
import org.cobaltclaims.patient.OtherPayer.Place;
import org.jspecify.annotations.Nullable;

/** From a 271 as it is read to what its payer says about each person (DOMAIN 10). */
public final class EligibilityMapping {

  /** EB01: the plan is active, in one of its ways. */
  private static final Set<String> ACTIVE = Set.of("1", "2", "3", "4", "5");

  /** EB01: the plan is not active, or not yet. */
  private static final Set<String> INACTIVE = Set.of("6", "7", "8");

  private static final String OTHER_PAYER = "R";
  private static final String WHOLE_PLAN = "30";

  private static final Set<String> OTHER_PAYERS = Set.of("PR", "PRP", "SEP", "TTP");

  /** EB04: Medicare is secondary, for the reason of DOMAIN 7.3. */
  private static final Set<String> MEDICARE_SECONDARY =
      Set.of("12", "13", "14", "15", "16", "41", "42", "43", "47", "AP", "LT");

  private static final Set<String> BEGIN = Set.of("346", "348", "356");
  private static final Set<String> END = Set.of("347", "349", "357");

  /** DTP01: plan, eligibility, coordination of benefits; as a period or as a day. */
  private static final Set<String> PERIOD = Set.of("291", "307", "290");

  private EligibilityMapping() {}

  /** What is said about each person, in file order. */
  public static List<EligibilityAnswer> answers(EligibilityResponse response) {
    List<EligibilityAnswer> answers = new ArrayList<>();
    for (InformationSource<Benefit> source : response.sources()) {
      for (InformationSource.Receiver<Benefit> receiver : source.receivers()) {
        List<Rejection> above =
            Stream.concat(source.rejections().stream(), receiver.rejections().stream()).toList();
        for (Subscriber<Benefit> subscriber : receiver.subscribers()) {
          String memberId = subscriber.member().name().id();
          if (says(subscriber.member()) || subscriber.dependents().isEmpty()) {
            answers.add(answer(answers.size() + 1, source, above, memberId, subscriber.member()));
          }
          for (Member<Benefit> dependent : subscriber.dependents()) {
            answers.add(answer(answers.size() + 1, source, above, memberId, dependent));
          }
        }
      }
    }
    return answers;
  }

  private static boolean says(Member<Benefit> member) {
    return !member.details().isEmpty() || !member.rejections().isEmpty();
  }

  private static EligibilityAnswer answer(
      int position,
      InformationSource<Benefit> source,
      List<Rejection> above,
      String memberId,
      Member<Benefit> member) {
    List<DatePeriod> dates =
        Stream.concat(
                member.dates().stream(),
                member.details().stream()
                    .filter(b -> ACTIVE.contains(b.information()) || isInactive(b))
                    .flatMap(b -> b.dates().stream()))
            .toList();
    return new EligibilityAnswer(
        position,
        member.answeredTrace(),
        source.name().id(),
        source.name().lastOrOrganization(),
        memberId,
        member.name().lastOrOrganization(),
        member.name().first(),
        member.demographics().birth(),
        told(member.details()),
        first(dates),
        last(dates),
        dates.stream()
            .filter(date -> PERIOD.contains(date.qualifier()) && date.to() == null)
            .map(DatePeriod::from)
            .findFirst()
            .orElse(null),
        member.details().stream()
            .filter(benefit -> benefit.information().equals(OTHER_PAYER))
            .flatMap(benefit -> others(benefit).stream())
            .toList(),
        Stream.of(
                above.stream(),
                member.rejections().stream(),
                member.details().stream().flatMap(benefit -> benefit.rejections().stream()))
            .flatMap(rejections -> rejections)
            .map(Rejection::reason)
            .distinct()
            .toList());
  }

  private static Told told(List<Benefit> benefits) {
    boolean active =
        benefits.stream().anyMatch(b -> ACTIVE.contains(b.information()) && wholePlan(b));
    boolean partly = benefits.stream().anyMatch(b -> ACTIVE.contains(b.information()));
    boolean inactive = benefits.stream().anyMatch(b -> isInactive(b) && (wholePlan(b) || !partly));
    return active || partly && !inactive ? Told.ACTIVE : inactive ? Told.INACTIVE : Told.NOTHING;
  }

  private static boolean isInactive(Benefit benefit) {
    return INACTIVE.contains(benefit.information());
  }

  private static boolean wholePlan(Benefit benefit) {
    return benefit.serviceTypes().isEmpty() || benefit.serviceTypes().contains(WHOLE_PLAN);
  }

  /** One for each payer that is named, or a nameless one. */
  private static List<OtherPayer> others(Benefit benefit) {
    List<RelatedEntity> payers =
        benefit.related().stream()
            .filter(entity -> OTHER_PAYERS.contains(entity.name().entity()))
            .toList();
    EntityName insured =
        benefit.related().stream()
            .map(RelatedEntity::name)
            .filter(name -> name.entity().equals("IL"))
            .findFirst()
            .orElse(EntityName.NONE);
    return payers.isEmpty()
        ? List.of(other(benefit, EntityName.NONE, insured))
        : payers.stream().map(payer -> other(benefit, payer.name(), insured)).toList();
  }

  private static OtherPayer other(Benefit benefit, EntityName payer, EntityName insured) {
    String member = reference(benefit, "1W");
    return new OtherPayer(
        place(payer.entity(), benefit.insuranceType()),
        payer.id(),
        payer.lastOrOrganization().isEmpty() ? benefit.plan() : payer.lastOrOrganization(),
        insured.id().isEmpty() ? member : insured.id(),
        reference(benefit, "6P").isEmpty() ? reference(benefit, "1L") : reference(benefit, "6P"),
        benefit.insuranceType(),
        insured.lastOrOrganization(),
        insured.first(),
        first(benefit.dates()),
        last(benefit.dates()));
  }

  private static Place place(String entity, String insuranceType) {
    return switch (entity) {
      case "PRP" -> Place.PRIMARY;
      case "SEP" -> Place.SECONDARY;
      case "TTP" -> Place.TERTIARY;
      default -> MEDICARE_SECONDARY.contains(insuranceType) ? Place.PRIMARY : Place.UNKNOWN;
    };
  }

  private static String reference(Benefit benefit, String qualifier) {
    return benefit.references().stream()
        .filter(reference -> reference.qualifier().equals(qualifier))
        .map(reference -> reference.value())
        .findFirst()
        .orElse("");
  }

  private static @Nullable LocalDate first(List<DatePeriod> dates) {
    return dates.stream()
        .filter(date -> BEGIN.contains(date.qualifier()) || isPeriod(date))
        .map(DatePeriod::from)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate last(List<DatePeriod> dates) {
    return dates.stream()
        .filter(date -> END.contains(date.qualifier()) || isPeriod(date))
        .map(DatePeriod::last)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isPeriod(DatePeriod date) {
    return (PERIOD.contains(date.qualifier()) || BEGIN.contains(date.qualifier()))
        && date.to() != null;
  }
}
