package org.cobaltclaims.access.web;

import java.util.List;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Our accounts as Spring Security wants them, and what it says of log-ins back to them. */
@Component
class AccountLogin implements UserDetailsService {

  private final Accounts accounts;

  AccountLogin(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    Account account =
        accounts.find(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    // Who has a password from somebody else may choose an own one, and nothing more before.
    List<SimpleGrantedAuthority> permissions =
        account.passwordExpired()
            ? List.of()
            : Role.permissions(account.roles()).stream()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .toList();
    return User.withUsername(account.name())
        .password(account.passwordHash())
        .authorities(permissions)
        .disabled(!account.active())
        .accountLocked(accounts.isLocked(account))
        .build();
  }

  @EventListener
  void succeeded(AuthenticationSuccessEvent event) {
    accounts.succeeded(event.getAuthentication().getName());
  }

  @EventListener
  void failed(AuthenticationFailureBadCredentialsEvent event) {
    accounts.failed(event.getAuthentication().getName());
  }
}
