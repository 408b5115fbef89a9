package org.cobaltclaims.access.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.IllegalAccountException;
import org.cobaltclaims.access.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts, for who may give them out. */
@RestController
@RequestMapping("/api/accounts")
class AccountsController {

  private final Accounts accounts;

  AccountsController(Accounts accounts) {
    this.accounts = accounts;
  }

  /** An account without what it logs in with. */
  record View(String name, String displayName, Set<Role> roles, boolean active, boolean locked) {}

  /** A new account; its person chooses another password with the first log-in. */
  record NewAccount(String name, String displayName, Set<Role> roles, String password) {}

  @GetMapping
  List<View> all() {
    return accounts.all().stream().map(this::view).toList();
  }

  @PostMapping
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
        accounts.isLocked(account));
  }

  @ExceptionHandler
  ProblemDetail refused(IllegalAccountException why) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(why.getMessage()));
  }
}
