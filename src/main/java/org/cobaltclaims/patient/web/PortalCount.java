package org.cobaltclaims.patient.web;

import org.cobaltclaims.access.ActingUser;
import org.cobaltclaims.access.Permission;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How many entries of the portal wait, for the side bar of those who decide about them. */
@ControllerAdvice(annotations = Controller.class)
class PortalCount {

  private final PortalEntries entries;
  private final PortalSettings settings;
  private final ActingUser user;

  PortalCount(PortalEntries entries, PortalSettings settings, ActingUser user) {
    this.entries = entries;
    this.settings = settings;
    this.user = user;
  }

  /** Null for who does not decide about them, and where there is no portal. */
  @ModelAttribute("portalEntries")
  @Nullable Long waiting() {
    return settings.offered() && user.may(Permission.EDIT_COVERAGES)
        ? entries.countPending()
        : null;
  }
}
