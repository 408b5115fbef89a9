package org.cobaltclaims.access.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.IllegalAccountException;
import org.cobaltclaims.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts, for who may give them out. */
@RestController
@RequestMapping("/api/accounts")
@Tag(name = "Accounts", description = "Who may log in, and in which roles")
class AccountsController {

  private final Accounts accounts;

  AccountsController(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * An account without what it logs in with.
   *
   * @param lastLogin null if never
   */
  record View(
      String name,
      String displayName,
      Set<Role> roles,
      boolean active,
      boolean locked,
      boolean secondFactor,
      @Nullable Instant lastLogin) {}

  /** A new account; its person chooses another password with the first log-in. */
  record NewAccount(String name, String displayName, Set<Role> roles, String password) {}

  @GetMapping
  @Operation(summary = "All accounts, by name")
  List<View> all() {
    return accounts.all().stream().map(this::view).toList();
  }

  @PostMapping
  @Operation(summary = "Adds an account; its person chooses another password with the first log-in")
  @ResponseStatus(HttpStatus.CREATED)
  View add(@RequestBody NewAccount wanted) {
    return view(
        accounts.add(wanted.name(), wanted.displayName(), wanted.roles(), wanted.password(), true));
  }

  private View view(Account account) {
    return new View(
        account.name(),
        account.displayName(),
        new TreeSet<>(account.roles()),
        account.active(),
        accounts.isLocked(account),
        account.secondFactor(),
        account.lastLogin());
  }

  /** What an account may do from now on. */
  record Change(String displayName, Set<Role> roles, boolean active) {}

  @PutMapping("/{name}")
  @Operation(
      summary = "Changes name, roles, and whether the account may be used",
      description = "Whoever is logged in with it has to log in again.")
  View change(@PathVariable String name, @RequestBody Change to) {
    return view(accounts.change(name, to.displayName(), to.roles(), to.active()));
  }

  /** A password that the person has to change. */
  record NewPassword(String password) {}

  @PostMapping("/{name}/password")
  @Operation(summary = "Gives a password that the person changes with the next log-in; unlocks")
  View resetPassword(@PathVariable String name, @RequestBody NewPassword wanted) {
    accounts.resetPassword(name, wanted.password());
    return view(accounts.find(name).orElseThrow());
  }

  @DeleteMapping("/{name}/second-factor")
  @Operation(summary = "Takes the second factor off: the phone is lost, or was changed")
  View removeSecondFactor(@PathVariable String name) {
    accounts.removeSecondFactor(name);
    return view(accounts.find(name).orElseThrow());
  }

  @ExceptionHandler
  ProblemDetail refused(IllegalAccountException why) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(why.getMessage()));
  }
}
