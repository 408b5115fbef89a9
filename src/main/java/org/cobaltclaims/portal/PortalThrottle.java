package org.cobaltclaims.portal;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cobaltclaims.access.LogInTime;
import org.springframework.stereotype.Component;

/**
 * How often one address may try links and codes in vain. It looks at the address alone, so its
 * answer tells nothing of any link.
 */
@Component
public class PortalThrottle {

  /** So many attempts in vain within the window. */
  static final int MOST = 20;

  static final Duration WINDOW = Duration.ofMinutes(15);

  /** Of which attempts are kept; the oldest is forgotten first. */
  private static final int ADDRESSES = 10_000;

  private final LogInTime time;
  private final Map<String, Deque<LocalDateTime>> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<LocalDateTime>> eldest) {
          return size() > ADDRESSES;
        }
      };

  PortalThrottle(LogInTime time) {
    this.time = time;
  }

  /** Whether an address has to wait before it may try again. */
  public synchronized boolean mustWait(String address) {
    Deque<LocalDateTime> times = failures.get(network(address));
    if (times == null) {
      return false;
    }
    LocalDateTime begin = time.now().minus(WINDOW);
    while (!times.isEmpty() && !times.getFirst().isAfter(begin)) {
      times.removeFirst();
    }
    return times.size() >= MOST;
  }

  /** An attempt from an address was in vain. */
  public synchronized void failed(String address) {
    Deque<LocalDateTime> times =
        failures.computeIfAbsent(network(address), any -> new ArrayDeque<>());
    times.addLast(time.now());
    if (times.size() > MOST) {
      times.removeFirst();
    }
  }

  /** Of IPv6 addresses everybody has many: the first half is that of a connection. */
  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    String[] parts = address.split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < Math.min(4, parts.length) && !(i > 0 && parts[i].isEmpty()); i++) {
      network.append(parts[i]).append(':');
    }
    return network.toString();
  }
}
