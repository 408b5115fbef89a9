package org.cobaltclaims.access.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who works here, for who gives out accounts. What the page changes, it changes over REST. */
@Controller
class TeamPageController {

  private final Accounts accounts;

  TeamPageController(Accounts accounts) {
    this.accounts = accounts;
  }

  /** An account as a row. */
  public record Shown(Account account, String roles, boolean locked) {}

  @GetMapping("/team")
  String team(Model model) {
    model.addAttribute("roles", List.of(Role.values()));
    model.addAttribute("people", accounts.all().stream().map(this::shown).toList());
    return "access/team";
  }

  private Shown shown(Account account) {
    String roles =
        Arrays.stream(Role.values())
            .filter(account.roles()::contains)
            .map(Role::label)
            .collect(Collectors.joining(", "));
    return new Shown(account, roles, accounts.isLocked(account));
  }
}
