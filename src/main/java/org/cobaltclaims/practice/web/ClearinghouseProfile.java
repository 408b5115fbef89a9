package org.cobaltclaims.practice.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is known of clearinghouses, to begin a form with (DOMAIN 4.5). */
enum ClearinghouseProfile {
  OFFICE_ALLY("Office Ally"),
  SFTP("Another one with an SFTP server"),
  FOLDERS("Folders on this machine");

  private static final String NAMES = "{test}{kind}_{date}_{number}.{ending}";

  private final String title;

  ClearinghouseProfile(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** In addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys of a profile; none for an id that there is not. */
  static Map<String, Object> of(String id) {
    for (ClearinghouseProfile profile : values()) {
      if (profile.id().equals(id)) {
        return profile.keys();
      }
    }
    return Map.of();
  }

  private Map<String, Object> keys() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("test", "true");
    if (this == FOLDERS) {
      keys.put("connection", "FOLDER");
      return keys;
    }
    keys.put("connection", "SFTP");
    keys.put("uploadFolder", "inbound");
    keys.put("downloadFolder", "outbound");
    keys.put("fileName", NAMES);
    keys.put("testWord", "TEST_");
    if (this == OFFICE_ALLY) {
      keys.put("name", "office-ally");
      keys.put("receiverId", "330897513");
      keys.put("receiverName", "OFFICE ALLY");
      keys.put("testWord", "OATEST_");
    }
    return keys;
  }
}
