package org.cobaltclaims.decision.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.decision.DecisionFile;
import org.cobaltclaims.decision.DecisionNotFoundException;
import org.cobaltclaims.decision.DecisionTables;
import org.cobaltclaims.decision.DecisionTables.Standing;
import org.cobaltclaims.decision.DecisionVersion;
import org.cobaltclaims.decision.RowChange;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision tables for people. What the pages change, they change over REST. */
@Controller
@RequestMapping("/settings/decisions")
class DecisionPageController {

  private final DecisionTables tables;
  private final ActingUser user;

  DecisionPageController(DecisionTables tables, ActingUser user) {
    this.tables = tables;
    this.user = user;
  }

  /** A table as a row of the list. */
  record Listed(Standing standing, String what, int rows) {}

  @GetMapping
  String list(Model model) {
    model.addAttribute(
        "tables",
        tables.all().stream()
            .map(standing -> new Listed(standing, what(standing.version()), rows(standing)))
            .toList());
    return "decisions/list";
  }

  private int rows(Standing standing) {
    return tables.file(standing.topic().id(), standing.version().number()).tables().stream()
        .mapToInt(table -> table.rules().size())
        .sum();
  }

  @GetMapping("/{id}")
  String editor(@PathVariable String id, Model model) {
    Standing standing = tables.standing(id);
    about(model, standing);
    model.addAttribute("parts", DecisionViews.views(tables.file(id, standing.version().number())));
    return "decisions/table";
  }

  private void about(Model model, Standing standing) {
    model.addAttribute("standing", standing);
    model.addAttribute("topic", standing.topic());
    model.addAttribute("may", user.may(Permission.SETTINGS));
  }

  /** A version as a row of the list. */
  record ListedVersion(DecisionVersion version, String what, boolean inForce) {}

  @GetMapping("/{id}/versions")
  String versions(@PathVariable String id, Model model) {
    Standing standing = tables.standing(id);
    about(model, standing);
    int inForce = standing.version().number();
    model.addAttribute(
        "versions",
        tables.versions(id).stream()
            .map(v -> new ListedVersion(v, what(v), v.number() == inForce))
            .toList());
    return "decisions/versions";
  }

  private static String what(DecisionVersion version) {
    return switch (version.origin()) {
      case SHIPPED -> "Came with the program";
      case EDITED -> "Edited";
      case ROLLED_BACK -> "Rolled back to version " + version.restored();
    };
  }

  @GetMapping("/{id}/versions/{version}")
  String version(@PathVariable String id, @PathVariable int version, Model model) {
    DecisionVersion one = tables.version(id, version);
    about(model, tables.standing(id));
    model.addAttribute("version", one);
    model.addAttribute("what", what(one));
    model.addAttribute("parts", DecisionRows.of(tables.file(id, version)));
    return "decisions/version";
  }

  @GetMapping("/{id}/compare")
  String compare(
      @PathVariable String id,
      @RequestParam(name = "from") int from,
      @RequestParam(name = "to") int to,
      Model model) {
    Standing standing = tables.standing(id);
    about(model, standing);
    DecisionFile before = tables.file(id, from);
    DecisionFile after = tables.file(id, to);
    List<RowChange> changes = tables.changes(before, after);
    model.addAttribute("from", tables.version(id, from));
    model.addAttribute("to", tables.version(id, to));
    model.addAttribute("versions", tables.versions(id));
    model.addAttribute("comparable", after.canStandInFor(before));
    model.addAttribute("changes", changes);
    model.addAttribute("compared", tables.compare(id, before, after));
    model.addAttribute("parts", DecisionRows.between(before, after, changes));
    return "decisions/compare";
  }

  @ExceptionHandler
  void missing(DecisionNotFoundException missing, HttpServletResponse response) throws IOException {
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
  }
}
