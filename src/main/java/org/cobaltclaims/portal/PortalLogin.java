package org.cobaltclaims.portal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A patient who is in the portal. Whose data is shown stands here alone, and in no address and no
 * form.
 */
public final class PortalLogin extends AbstractAuthenticationToken {

  /** All that a patient may do; none of the staff's permissions is called so. */
  public static final String AUTHORITY = "PORTAL";

  private static final long serialVersionUID = 1;

  private final String invitation;
  private final String patient;

  /**
   * Somebody who came by an invitation.
   *
   * @param invitation its id
   * @param patient the id of the patient who was invited
   */
  public PortalLogin(String invitation, String patient) {
    super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
    this.invitation = invitation;
    this.patient = patient;
    setAuthenticated(true);
  }

  /** How the audit log calls who came by an invitation; no account can be called so. */
  public static String nameOf(String invitation) {
    return "portal " + invitation;
  }

  /** The id of the patient. */
  public String patient() {
    return patient;
  }

  /** The id of the invitation. */
  public String invitation() {
    return invitation;
  }

  @Override
  public String getName() {
    return nameOf(invitation);
  }

  @Override
  public Object getPrincipal() {
    return getName();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PortalLogin login
        && login.invitation.equals(invitation)
        && login.patient.equals(patient);
  }

  @Override
  public int hashCode() {
    return Objects.hash(invitation, patient);
  }
}
