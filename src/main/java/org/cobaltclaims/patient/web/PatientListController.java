package org.cobaltclaims.patient.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.patient.process.PatientQuery;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The list of patients. What is searched for comes in a request's body and stands in no address.
 */
@Controller
@RequestMapping("/patients")
class PatientListController {

  private static final ListSize SIZE = ListSize.USUAL;
  private static final int CHOICES = 8;

  private final PatientQuery query;
  private final Payers payers;
  private final Clock clock;

  PatientListController(PatientQuery query, Payers payers, Clock clock) {
    this.query = query;
    this.payers = payers;
    this.clock = clock;
  }

  /**
   * What the list shows.
   *
   * @param view id of a {@link PatientView}
   * @param search name, member id, claim number or day of birth; may be empty
   * @param size how many rows are shown
   */
  record Wish(@Nullable String view, @Nullable String search, @Nullable Integer size) {

    int rows() {
      return SIZE.rows(size);
    }
  }

  /** A coverage of a row. */
  public record Insured(String mark, String payer, boolean ended) {}

  /** One row as it is shown. */
  public record Shown(PatientQuery.Row patient, String name, List<Insured> coverages) {}

  @GetMapping
  String list(@ModelAttribute Wish wish, @Nullable Authentication login, Model model) {
    show(wish, login, model);
    if (May.seeClaims(login)) {
      Map<PatientView, Long> counts = new LinkedHashMap<>();
      for (PatientView view : PatientView.values()) {
        counts.put(view, query.count(view.state(), null));
      }
      model.addAttribute("counts", counts);
    }
    return "patients/list";
  }

  @PostMapping("/rows")
  String rows(@ModelAttribute Wish wish, @Nullable Authentication login, Model model) {
    show(wish, login, model);
    return "patients/rows";
  }

  private void show(Wish wish, @Nullable Authentication login, Model model) {
    boolean claims = May.seeClaims(login);
    PatientView view = claims ? PatientView.of(wish.view()) : PatientView.ALL;
    String text = wish.search() == null ? "" : wish.search().strip();
    Set<String> among = text.isEmpty() ? null : query.search(text);
    model.addAttribute("view", view);
    model.addAttribute("size", wish.rows());
    model.addAttribute("searched", !text.isEmpty());
    model.addAttribute("money", claims);
    model.addAttribute("mayType", May.workClaims(login));
    model.addAttribute("total", query.count(view.state(), among));
    model.addAttribute(
        "rows", query.find(view.state(), among, wish.rows()).stream().map(this::shown).toList());
  }

  private Shown shown(PatientQuery.Row row) {
    LocalDate today = LocalDate.now(clock);
    return new Shown(
        row,
        ChartReader.named(row.lastName(), row.firstName()),
        row.coverages().stream()
            .map(
                c ->
                    new Insured(
                        ChartWords.mark(c.place()),
                        payers.profile(c.payerId()).name(),
                        c.ended() != null && c.ended().isBefore(today)))
            .toList());
  }

  /** What somebody typed to find a patient. */
  record Text(@Nullable String text) {}

  /** A patient to choose. */
  record Choice(
      String id, String name, @Nullable LocalDate birthDate, String gender, String coverages) {}

  /** The first patients whom a text may mean. */
  @PostMapping("/find")
  @ResponseBody
  List<Choice> find(@RequestBody Text wanted) {
    String text = wanted.text() == null ? "" : wanted.text();
    return query.find(null, query.search(text), CHOICES).stream()
        .map(this::shown)
        .map(
            row ->
                new Choice(
                    row.patient().id(),
                    row.name(),
                    row.patient().birthDate(),
                    row.patient().gender(),
                    String.join(", ", row.coverages().stream().map(Insured::payer).toList())))
        .toList();
  }
}
