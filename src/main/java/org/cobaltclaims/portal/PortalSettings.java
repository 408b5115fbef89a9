package org.cobaltclaims.portal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether patients have a portal here, and under which address. */
@Component
public class PortalSettings {

  private final boolean offered;
  private final String address;

  /**
   * What the configuration says.
   *
   * @param address under which patients reach this application; empty if that is how staff do
   */
  PortalSettings(
      @Value("${cobalt.portal.enabled:false}") boolean offered,
      @Value("${cobalt.portal.address:}") String address) {
    this.offered = offered;
    this.address = address.strip().replaceAll("/+$", "");
  }

  /** Whether there is a portal at all. */
  public boolean offered() {
    return offered;
  }

  /**
   * The link that an invited patient opens.
   *
   * @param here the address of the application as who invites reaches it
   * @param token what the invitation is known by
   */
  public String link(String here, String token) {
    return (address.isEmpty() ? here : address) + "/portal?link=" + token;
  }
}
