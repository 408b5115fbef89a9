package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Builds CAS segments: one per group in order of appearance, and a further one after every six
 * reasons (DOMAIN 2.4).
 */
public final class CasSegments {
  private static final int ELEMENTS = 3 * 6;

  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  /** Adds one reason, amount and quantity; nothing is left out or summed up. */
  public void add(String group, String reason, Money amount, @Nullable BigDecimal quantity) {
    List<String> elements = groups.computeIfAbsent(group, g -> new ArrayList<>());
    elements.add(Sanitizer.text(reason, Sanitizer.REASON));
    elements.add(amount.toX12());
    elements.add(quantity == null ? "" : Fields.shortest(quantity).toPlainString());
  }

  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    groups.forEach(
        (group, elements) -> {
          for (int from = 0; from < elements.size(); from += ELEMENTS) {
            List<String> segment = new ArrayList<>();
            segment.add(group);
            segment.addAll(elements.subList(from, Math.min(elements.size(), from + ELEMENTS)));
            segments.add(Segment.of("CAS", segment.toArray(String[]::new)));
          }
        });
    return segments;
  }
}
