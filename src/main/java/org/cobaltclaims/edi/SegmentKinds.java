package org.cobaltclaims.edi;

import io.xlate.edi.schema.EDIElementPosition;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.implementation.Discriminator;
import io.xlate.edi.schema.implementation.EDITypeImplementation;
import io.xlate.edi.schema.implementation.ElementImplementation;
import io.xlate.edi.schema.implementation.LoopImplementation;
import io.xlate.edi.schema.implementation.PolymorphicImplementation;
import io.xlate.edi.schema.implementation.SegmentImplementation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of a segment that a loop may hold, such as the REF of 2300. Among each other they may
 * stand in any order, which the validator does not know: it calls every one unused that comes
 * behind one listed later. Those are judged here.
 */
final class SegmentKinds {
  private final Map<String, List<SegmentImplementation>> kinds = new HashMap<>();

  SegmentKinds(Schema schema) {
    collect(schema.getImplementation());
  }

  private void collect(PolymorphicImplementation loop) {
    for (EDITypeImplementation each : loop.getSequence()) {
      if (each instanceof LoopImplementation inner) {
        collect(inner);
      } else if (each instanceof SegmentImplementation segment
          && segment.getDiscriminator() != null) {
        kinds
            .computeIfAbsent(
                ClaimSchema.loop(loop.getId()) + ' ' + segment.getReferencedType().getId(),
                key -> new ArrayList<>())
            .add(segment);
      }
    }
  }

  /** Which kind the segment is; null if its loop has none like it. */
  @Nullable SegmentImplementation of(Segment segment, String loop) {
    for (SegmentImplementation each : kinds.getOrDefault(loop + ' ' + segment.tag(), List.of())) {
      Discriminator discriminator = each.getDiscriminator();
      if (discriminator.getValueSet().contains(value(segment, discriminator))) {
        return each;
      }
    }
    return null;
  }

  private static String value(Segment segment, EDIElementPosition position) {
    return segment.component(
        position.getElementPosition(), Math.max(position.getComponentPosition(), 1));
  }

  /** What is wrong in a segment of the kind: element names with rules, in order. */
  static Map<String, SchemaFault> faults(Segment segment, SegmentImplementation kind) {
    Map<String, SchemaFault> faults = new LinkedHashMap<>();
    List<EDITypeImplementation> elements = kind.getSequence();
    int count = Math.max(elements.size(), segment.elements().size());
    for (int i = 1; i <= count; i++) {
      EDITypeImplementation element = i > elements.size() ? null : elements.get(i - 1);
      String name = segment.tag() + (i < 10 ? "0" : "") + i;
      if (element instanceof ElementImplementation simple) {
        element(segment.element(i), simple, name, faults);
      } else {
        composite(segment.components(i), element, name, faults);
      }
    }
    return faults;
  }

  private static void composite(
      List<String> components,
      @Nullable EDITypeImplementation composite,
      String name,
      Map<String, SchemaFault> faults) {
    boolean empty = components.stream().allMatch(String::isEmpty);
    if (composite == null) {
      if (!empty) {
        faults.put(name, SchemaFault.UNUSED);
      }
    } else if (empty && composite.getMinOccurs() > 0) {
      faults.put(name, SchemaFault.EMPTY);
    }
  }

  private static void element(
      String value, ElementImplementation element, String name, Map<String, SchemaFault> faults) {
    Set<String> codes = element.getValueSet();
    if (value.isEmpty()) {
      if (element.getMinOccurs() > 0) {
        faults.put(name, SchemaFault.EMPTY);
      }
    } else if (!codes.isEmpty() && !codes.contains(value)) {
      faults.put(name, SchemaFault.BAD_CODE);
    }
  }
}
