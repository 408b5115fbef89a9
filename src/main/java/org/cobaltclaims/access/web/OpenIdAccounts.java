package org.cobaltclaims.access.web;

import java.util.LinkedHashSet;
import java.util.Set;
import org.cobaltclaims.access.Account;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * People whom an identity provider has let in (OpenID Connect). Who they are it says; what they may
 * do here their account says, which an administrator has made before.
 */
final class OpenIdAccounts implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final Accounts accounts;
  private final OidcUserService users = new OidcUserService();
  private final String claim;

  /**
   * @param claim whose value is the name of the account, such as {@code preferred_username}
   */
  OpenIdAccounts(Accounts accounts, String claim) {
    this.accounts = accounts;
    this.claim = claim;
  }

  /** Whether somebody logged in at an identity provider. */
  static boolean isOpenId(@Nullable Authentication login) {
    return login instanceof OAuth2AuthenticationToken;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser user = users.loadUser(request);
    Object name = user.getClaims().get(claim);
    Account account =
        accounts
            .find(name instanceof String text ? text : "")
            .filter(Account::active)
            .orElseThrow(
                () ->
                    new OAuth2AuthenticationException(
                        new OAuth2Error("no_account"), "there is no account for this person"));
    Set<GrantedAuthority> permissions = new LinkedHashSet<>();
    Role.permissions(account.roles())
        .forEach(permission -> permissions.add(new SimpleGrantedAuthority(permission.name())));
    accounts.succeeded(account.name());
    return new Known(permissions, user, account.name());
  }

  /** The person under the account's name, however the provider writes it. */
  private static final class Known extends DefaultOidcUser {

    private static final long serialVersionUID = 1;

    private final String account;

    Known(Set<GrantedAuthority> permissions, OidcUser user, String account) {
      super(permissions, user.getIdToken(), user.getUserInfo());
      this.account = account;
    }

    @Override
    public String getName() {
      return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Known known && known.account.equals(account) && super.equals(other);
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + account.hashCode();
    }
  }
}
