package org.cobaltclaims.transmission;

import java.util.Optional;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.practice.Relay;
import org.cobaltclaims.practice.SftpAccount;
import org.jspecify.annotations.Nullable;

/**
 * A server that files of ours are put on: a clearinghouse's, or that of the practice's own system,
 * which gets its copies of the ERAs.
 *
 * @param key under which its deliveries and its state are kept: the clearinghouse's name, or {@link
 *     #RELAY}
 * @param account the server and our account there
 * @param folder where our files are put
 * @param lookMinutes how long after a visit the next one is due; how long at most a file waits that
 *     the server refused
 * @param clearinghouse null for the practice's own system, from which nothing is fetched
 */
record Destination(
    String key,
    SftpAccount account,
    String folder,
    int lookMinutes,
    @Nullable Clearinghouse clearinghouse) {

  /** No clearinghouse can be called so. */
  static final String RELAY = "(relay)";

  private static final int RELAY_MINUTES = 5;

  static Destination of(Clearinghouse one) {
    return new Destination(one.name(), one.account(), one.uploadFolder(), one.lookMinutes(), one);
  }

  /** The practice's own system; empty while nothing is sent to it. */
  static Optional<Destination> of(Relay relay) {
    return relay.sftp()
        ? Optional.of(
            new Destination(RELAY, relay.account(), relay.uploadFolder(), RELAY_MINUTES, null))
        : Optional.empty();
  }

  /** Server and folder, as they are remembered of a file that was about to get its name. */
  String place() {
    return "%s:%d %s".formatted(account.host(), account.port(), folder);
  }
}
