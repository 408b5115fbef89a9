package org.cobaltclaims.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.portal.PortalEntry.Entered;
import org.cobaltclaims.portal.PortalEntry.Kind;
import org.cobaltclaims.portal.PortalEntry.OnFile;
import org.cobaltclaims.portal.PortalEntry.State;
import org.cobaltclaims.portal.PortalLogin;
import org.cobaltclaims.practice.MetPayer;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What patients say of their insurance. It is kept as an entry that waits for the practice, and
 * changes nothing else.
 */
@Controller
@RequestMapping("/portal")
class PortalInsuranceController {

  private static final String HOME = "redirect:/portal/home?said=";
  private static final String LATE = "late";
  private static final String GONE = "portal/problem";

  /** The field of a fault that is about none. */
  private static final String AS_A_WHOLE = "form";

  private static final String TOO_MANY =
      "You have told us %d things that we still have to look at. Please wait for our answer, or"
              .formatted(PortalEntries.MOST_PENDING)
          + " take one of them back.";
  private static final String NOTHING_NEW = "This is what we have already. Nothing has changed.";

  private final OwnCoverages coverages;
  private final PortalEntries entries;
  private final Payers payers;
  private final Clock clock;

  PortalInsuranceController(
      OwnCoverages coverages, PortalEntries entries, Payers payers, Clock clock) {
    this.coverages = coverages;
    this.entries = entries;
    this.payers = payers;
    this.clock = clock;
  }

  @GetMapping("/insurance/new")
  String add(Model model) {
    return form(model, Kind.NEW, null, CoverageForm.fresh(), Map.of(), "/portal/insurance/new");
  }

  @PostMapping("/insurance/new")
  String add(
      @ModelAttribute("f") CoverageForm form,
      PortalLogin login,
      HttpServletResponse response,
      Model model) {
    return enter(form, Kind.NEW, null, login, response, model, "/portal/insurance/new");
  }

  @GetMapping("/insurance/{coverage}/correct")
  String correct(
      @PathVariable String coverage, PortalLogin login, HttpServletResponse response, Model model) {
    return coverages
        .find(login, coverage)
        .filter(OwnCoverages.Own::correctable)
        .map(
            own ->
                form(
                    model,
                    Kind.CORRECTION,
                    own,
                    CoverageForm.of(own),
                    Map.of(),
                    at(own, "correct")))
        .orElseGet(() -> gone(response));
  }

  @PostMapping("/insurance/{coverage}/correct")
  String correct(
      @PathVariable String coverage,
      @ModelAttribute("f") CoverageForm form,
      PortalLogin login,
      HttpServletResponse response,
      Model model) {
    return coverages
        .find(login, coverage)
        .filter(own -> own.place() > 1)
        .map(own -> enter(form, Kind.CORRECTION, own, login, response, model, at(own, "correct")))
        .orElseGet(() -> gone(response));
  }

  @GetMapping("/insurance/{coverage}/ended")
  String ended(
      @PathVariable String coverage, PortalLogin login, HttpServletResponse response, Model model) {
    return coverages
        .find(login, coverage)
        .filter(OwnCoverages.Own::endable)
        .map(own -> form(model, Kind.ENDED, own, CoverageForm.fresh(), Map.of(), at(own, "ended")))
        .orElseGet(() -> gone(response));
  }

  @PostMapping("/insurance/{coverage}/ended")
  String ended(
      @PathVariable String coverage,
      @ModelAttribute("f") CoverageForm form,
      PortalLogin login,
      HttpServletResponse response,
      Model model) {
    return coverages
        .find(login, coverage)
        .map(own -> enter(form, Kind.ENDED, own, login, response, model, at(own, "ended")))
        .orElseGet(() -> gone(response));
  }

  @GetMapping("/entries/{entry}")
  String change(
      @PathVariable String entry, PortalLogin login, HttpServletResponse response, Model model) {
    Optional<PortalEntry> found = entries.find(login.patient(), entry);
    if (found.isEmpty()) {
      return gone(response);
    }
    PortalEntry mine = found.get();
    OwnCoverages.Own own = about(login, mine);
    return mine.state() == State.PENDING && (own != null || mine.kind() == Kind.NEW)
        ? form(model, mine.kind(), own, CoverageForm.of(mine), Map.of(), of(mine))
        : HOME + LATE;
  }

  @PostMapping("/entries/{entry}")
  String change(
      @PathVariable String entry,
      @ModelAttribute("f") CoverageForm form,
      PortalLogin login,
      HttpServletResponse response,
      Model model) {
    Optional<PortalEntry> found = entries.find(login.patient(), entry);
    if (found.isEmpty()) {
      return gone(response);
    }
    PortalEntry mine = found.get();
    OwnCoverages.Own own = about(login, mine);
    if (own == null && mine.kind() != Kind.NEW) {
      return HOME + LATE;
    }
    Map<String, String> faults = faults(form, mine.kind(), own);
    if (!faults.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(model, mine.kind(), own, form, faults, of(mine));
    }
    boolean changed =
        entries.change(login, mine.id(), form.seen(), entered(form, mine.kind(), own));
    return HOME + (changed ? "changed" : LATE);
  }

  @PostMapping("/entries/{entry}/withdraw")
  String withdraw(@PathVariable String entry, PortalLogin login, HttpServletResponse response) {
    if (entries.find(login.patient(), entry).isEmpty()) {
      return gone(response);
    }
    return HOME + (entries.withdraw(login, entry) ? "withdrawn" : LATE);
  }

  private OwnCoverages.@Nullable Own about(PortalLogin login, PortalEntry entry) {
    return coverages.about(login, entry).orElse(null);
  }

  private static String at(OwnCoverages.Own own, String what) {
    return "/portal/insurance/" + own.key() + "/" + what;
  }

  private static String of(PortalEntry entry) {
    return "/portal/entries/" + entry.id();
  }

  /** Nothing tells whether it was there for somebody else. */
  private static String gone(HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    return GONE;
  }

  private String enter(
      CoverageForm form,
      Kind kind,
      OwnCoverages.@Nullable Own own,
      PortalLogin login,
      HttpServletResponse response,
      Model model,
      String action) {
    Map<String, String> faults = faults(form, kind, own);
    if (!faults.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(model, kind, own, form, faults, action);
    }
    OnFile onFile = own == null ? OnFile.NONE : own.onFile();
    return switch (entries.enter(login, form.key(), kind, onFile, entered(form, kind, own))) {
      case PENDING -> HOME + "entered";
      case SAID_BEFORE -> HOME + "before";
      case TOO_MANY -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        yield form(model, kind, own, form, Map.of(AS_A_WHOLE, TOO_MANY), action);
      }
    };
  }

  private Map<String, String> faults(CoverageForm form, Kind kind, OwnCoverages.@Nullable Own own) {
    String onFile = own == null ? "" : own.coverage().memberId();
    Map<String, String> faults =
        form.faults(kind, profile(form, own), onFile, LocalDate.now(clock));
    if (faults.isEmpty() && kind == Kind.CORRECTION && own != null) {
      PatientCoverage now = own.coverage();
      Entered given = entered(form, kind, own);
      boolean same =
          given.memberId().equals(now.memberId())
              && given.groupNumber().equals(now.groupNumber())
              && now.effectiveFrom().equals(given.effectiveFrom())
              && Objects.equals(now.effectiveTo(), given.effectiveTo());
      return same ? Map.of(AS_A_WHOLE, NOTHING_NEW) : faults;
    }
    return faults;
  }

  private PayerProfile profile(CoverageForm form, OwnCoverages.@Nullable Own own) {
    if (own != null) {
      return payers.profile(own.coverage().payerId());
    }
    String name = form.entered().payerName();
    return payers.profile(payers.payerByAlias(name).orElse(name));
  }

  /** Only what the form is about: the rest is as the practice has it. */
  private static Entered entered(CoverageForm form, Kind kind, OwnCoverages.@Nullable Own own) {
    Entered given = form.entered();
    if (kind == Kind.NEW || own == null) {
      return given.self() ? alone(given) : given;
    }
    boolean numbers = kind == Kind.CORRECTION;
    return new Entered(
        own.payer(),
        "",
        numbers && !given.memberId().isEmpty() ? given.memberId() : own.coverage().memberId(),
        numbers ? given.groupNumber() : own.coverage().groupNumber(),
        own.coverage().relationship(),
        "",
        "",
        null,
        numbers ? given.effectiveFrom() : own.coverage().effectiveFrom(),
        given.effectiveTo());
  }

  /** A subscriber that was typed in before "I am" was chosen is none. */
  private static Entered alone(Entered given) {
    return new Entered(
        given.payerName(),
        given.filingIndicator(),
        given.memberId(),
        given.groupNumber(),
        given.relationship(),
        "",
        "",
        null,
        given.effectiveFrom(),
        given.effectiveTo());
  }

  private String form(
      Model model,
      Kind kind,
      OwnCoverages.@Nullable Own own,
      CoverageForm form,
      Map<String, String> faults,
      String action) {
    model.addAttribute("kind", kind.name());
    model.addAttribute("own", own);
    model.addAttribute("f", form);
    model.addAttribute("faults", faults);
    model.addAttribute("action", action);
    model.addAttribute("payers", kind == Kind.NEW ? known() : List.of());
    return "portal/coverage";
  }

  private List<String> known() {
    return Stream.concat(
            payers.described().stream().map(PayerProfile::name),
            payers.toReview().stream().map(MetPayer::name))
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
