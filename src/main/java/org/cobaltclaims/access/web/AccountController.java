package org.cobaltclaims.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.IllegalAccountException;
import org.cobaltclaims.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log-in, the first account of a new installation, and one's own password. */
@Controller
class AccountController {

  private static final String PROBLEM = "problem";

  private final Accounts accounts;
  private final List<Provider> providers;

  AccountController(Accounts accounts, ObjectProvider<ClientRegistrationRepository> registered) {
    this.accounts = accounts;
    this.providers = providers(registered.getIfAvailable());
  }

  /** Where people may log in instead. */
  public record Provider(String id, String name) {}

  private static List<Provider> providers(@Nullable ClientRegistrationRepository registered) {
    List<Provider> all = new ArrayList<>();
    if (registered instanceof Iterable<?> each) {
      each.forEach(
          one -> {
            if (one instanceof ClientRegistration provider) {
              all.add(new Provider(provider.getRegistrationId(), provider.getClientName()));
            }
          });
    }
    return List.copyOf(all);
  }

  @GetMapping("/login")
  String login(HttpServletRequest request, Model model) {
    model.addAttribute("providers", providers);
    return SecurityConfiguration.isOpen(accounts, request) ? "redirect:/setup" : "access/login";
  }

  @GetMapping("/setup")
  String setup() {
    return "access/setup";
  }

  /** The first account may do everything that setting up needs, and the work too. */
  @PostMapping("/setup")
  String addFirst(
      @RequestParam String name,
      @RequestParam String displayName,
      @RequestParam String password,
      HttpServletRequest request,
      Model model) {
    Set<Role> roles = EnumSet.of(Role.ADMIN, Role.BILLING_MANAGER);
    try {
      Account account = accounts.add(name, displayName, roles, password, false);
      request.login(account.name(), password);
    } catch (IllegalAccountException | ServletException e) {
      model.addAttribute(PROBLEM, String.valueOf(e.getMessage()));
      model.addAttribute("name", name);
      model.addAttribute("displayName", displayName);
      return "access/setup";
    }
    return "redirect:/";
  }

  @GetMapping("/account/password")
  String password() {
    return "access/password";
  }

  @PostMapping("/account/password")
  String changePassword(
      @RequestParam String present,
      @RequestParam String wanted,
      Principal person,
      HttpServletRequest request,
      Model model) {
    try {
      accounts.changePassword(person.getName(), present, wanted);
      // Anew, with what the account allows now.
      request.logout();
      request.login(person.getName(), wanted);
    } catch (IllegalAccountException | ServletException e) {
      model.addAttribute(PROBLEM, String.valueOf(e.getMessage()));
      return "access/password";
    }
    return "redirect:/";
  }
}
