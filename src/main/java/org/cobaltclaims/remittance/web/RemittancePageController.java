package org.cobaltclaims.remittance.web;

import java.util.List;
import org.cobaltclaims.desk.ListSize;
import org.cobaltclaims.transmission.RelayDesk;
import org.cobaltclaims.worklist.Task;
import org.cobaltclaims.worklist.TaskNotFound;
import org.cobaltclaims.worklist.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one remittance, and the one on which its payments find their claims. */
@Controller
@RequestMapping("/payments")
class RemittancePageController {

  private static final ListSize SIZE = new ListSize(200, 5_000);
  private static final int UUID_LENGTH = 36;

  private final RemittanceReader reader;
  private final MatchReader matches;
  private final Tasks tasks;
  private final RelayDesk relay;

  RemittancePageController(
      RemittanceReader reader, MatchReader matches, Tasks tasks, RelayDesk relay) {
    this.relay = relay;
    this.reader = reader;
    this.matches = matches;
    this.tasks = tasks;
  }

  @GetMapping("/{id}")
  String remittance(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean waiting,
      @RequestParam(defaultValue = "0") int size,
      @Nullable Authentication login,
      Model model) {
    int most = SIZE.rows(size);
    RemittancePage page =
        reader.find(id, waiting, most).orElseThrow(RemittancePageController::missing);
    model.addAttribute("p", page);
    model.addAttribute("relay", standing(page));
    model.addAttribute("waiting", waiting);
    model.addAttribute("size", most);
    model.addAttribute("post", Rights.mayPost(login));
    return "payments/remittance";
  }

  /** What became of the copy for the practice's own system; null where it came in no file. */
  private RelayDesk.@Nullable Standing standing(RemittancePage page) {
    RemittancePage.File file = page.file();
    return file == null ? null : relay.of(file.id()).orElse(null);
  }

  /** One of its payments in whole. */
  @GetMapping("/{id}/claims/{payment}")
  String payment(
      @PathVariable String id,
      @PathVariable String payment,
      @Nullable Authentication login,
      Model model) {
    RemittancePage.Detail detail =
        reader
            .detail(payment)
            .filter(found -> found.remittanceId().equals(id))
            .orElseThrow(RemittancePageController::missing);
    model.addAttribute("d", detail);
    model.addAttribute("post", Rights.mayPost(login));
    return "payments/payment";
  }

  /** Payments that wait, one after the other, each beside the claims that it may be about. */
  @GetMapping("/{id}/match")
  String match(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String payment,
      @RequestParam(required = false) @Nullable String claim,
      @Nullable Authentication login,
      Model model) {
    List<String> waiting = matches.waiting(id);
    String wanted = payment == null ? waiting.stream().findFirst().orElse(null) : payment;
    if (wanted == null || !wanted.startsWith(id)) {
      return "redirect:/payments/" + id;
    }
    MatchPage page = matches.find(wanted, claim).orElseThrow(RemittancePageController::missing);
    model.addAttribute("m", page);
    model.addAttribute("remittance", id);
    model.addAttribute("post", Rights.mayPost(login));
    return "payments/match";
  }

  /** From a task about payments to what it is about. */
  @GetMapping("/of-task/{id}")
  String ofTask(@PathVariable String id) {
    Task task = tasks.find(id).orElseThrow(() -> new TaskNotFound(id));
    String subject = task.subject();
    String remittance =
        subject.length() > UUID_LENGTH ? subject.substring(0, UUID_LENGTH) : subject;
    return switch (task.kind()) {
      case MATCH_DEPOSIT -> "redirect:/deposits/" + subject;
      case MATCH_PAYMENT ->
          subject.contains("-PLB-")
              ? "redirect:/payments/" + remittance
              : "redirect:/payments/"
                  + remittance
                  + "/match"
                  + (subject.equals(remittance) ? "" : "?payment=" + subject);
      default -> "redirect:/payments/" + remittance;
    };
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
