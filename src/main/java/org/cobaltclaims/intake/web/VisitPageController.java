package org.cobaltclaims.intake.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Provider;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.intake.KnownProviders;
import org.cobaltclaims.intake.VisitDrafts;
import org.cobaltclaims.intake.VisitStart;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The page of charge entry. It checks and saves over REST. */
@Controller
@RequestMapping("/intake")
class VisitPageController {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.US);

  /** No letters that are mistaken for others. */
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int SUFFIX = 5;

  private final VisitStart start;
  private final KnownProviders providers;
  private final VisitDrafts drafts;
  private final Payers payers;
  private final CurrentSettings settings;
  private final ActingUser user;
  private final Display show;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  VisitPageController(
      VisitStart start,
      KnownProviders providers,
      VisitDrafts drafts,
      Payers payers,
      CurrentSettings settings,
      ActingUser user,
      Display show,
      ObjectMapper json,
      Clock clock) {
    this.start = start;
    this.providers = providers;
    this.drafts = drafts;
    this.payers = payers;
    this.settings = settings;
    this.user = user;
    this.show = show;
    this.json = json;
    this.clock = clock;
  }

  /** A choice of a list. */
  public record Choice(String value, String label) {}

  /**
   * A coverage of the chart as the page shows it.
   *
   * @param memberId as whoever types may see it; the chart has it whole
   * @param from the first day on which it holds, or was used
   * @param to the last day; null while it has not ended
   */
  record CoverageView(
      int place,
      String payer,
      String payerName,
      String memberId,
      String groupNumber,
      String filingIndicator,
      String relationship,
      String subscriber,
      LocalDate from,
      @Nullable LocalDate to,
      boolean datesSet) {}

  /** A patient as the page begins with them. */
  record StartView(
      String id,
      String last,
      String first,
      @Nullable LocalDate birthDate,
      String gender,
      String recordNumber,
      @Nullable Address address,
      String billing,
      String rendering,
      String placeOfService,
      List<String> diagnoses,
      List<CoverageView> coverages) {}

  @GetMapping
  String page(@RequestParam(required = false) @Nullable String patient, Model model) {
    KnownProviders.Known known = providers.of(List.of());
    model.addAttribute("number", number());
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute(
        "billing",
        known.billing().stream()
            .map(b -> new Choice(b.id(), name(b.provider()) + ", " + b.id()))
            .toList());
    model.addAttribute("rendering", choices(known.rendering()));
    model.addAttribute("referring", choices(known.referring()));
    model.addAttribute("facilities", choices(known.facilities()));
    model.addAttribute("payers", payers());
    model.addAttribute("places", PlacesOfService.ALL);
    model.addAttribute("own", settings.practice());
    model.addAttribute(
        "start",
        patient == null
            ? ""
            : embedded(view(start.of(patient).orElseThrow(VisitPageController::missing))));
    model.addAttribute(
        "draft",
        patient == null
            ? drafts.find(user.of(null)).map(VisitPageController::safe).orElse("")
            : "");
    return "intake/visit";
  }

  /** What is known of a patient who was chosen. */
  @GetMapping("/patients/{patient}")
  @ResponseBody
  StartView patient(@PathVariable String patient) {
    return view(start.of(patient).orElseThrow(VisitPageController::missing));
  }

  /** A number for another visit. */
  @GetMapping("/number")
  @ResponseBody
  Choice another() {
    String number = number();
    return new Choice(number, number);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private String number() {
    StringBuilder number = new StringBuilder("V").append(DAY.format(LocalDate.now(clock)));
    for (int i = 0; i < SUFFIX; i++) {
      number.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return number.toString();
  }

  private List<Choice> payers() {
    return Stream.concat(
            payers.described().stream().map(p -> new Choice(p.payerId(), p.name())),
            payers.toReview().stream().map(p -> new Choice(p.payerId(), p.name())))
        .toList();
  }

  private static List<Choice> choices(List<Provider> providers) {
    return providers.stream().map(p -> new Choice(p.id(), name(p) + ", " + p.id())).toList();
  }

  private static String name(Provider provider) {
    return provider.name().first().isEmpty()
        ? provider.name().last()
        : provider.name().last() + ", " + provider.name().first();
  }

  private StartView view(VisitStart.Known known) {
    return new StartView(
        known.patient().id(),
        known.patient().lastName(),
        known.patient().firstName(),
        known.patient().birthDate(),
        known.patient().gender(),
        known.patient().recordNumber(),
        known.address(),
        known.billing(),
        known.rendering(),
        known.placeOfService(),
        known.diagnoses(),
        known.coverages().stream().map(this::view).toList());
  }

  private CoverageView view(VisitStart.Insured insured) {
    Coverage coverage = insured.coverage();
    return new CoverageView(
        insured.place(),
        coverage.payerId(),
        coverage.payerName(),
        show.identifier(coverage.memberId()),
        coverage.groupNumber(),
        coverage.filingIndicator(),
        coverage.relationship(),
        coverage.subscriber().last()
            + (coverage.subscriber().first().isEmpty() ? "" : ", " + coverage.subscriber().first()),
        insured.from(),
        insured.to(),
        insured.datesSet());
  }

  private String embedded(Object value) {
    try {
      return safe(json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the page begins with cannot be written", e);
    }
  }

  /** JSON as it may stand inside of a script element. */
  private static String safe(String json) {
    return json.replace("<", "\\u003c");
  }
}
