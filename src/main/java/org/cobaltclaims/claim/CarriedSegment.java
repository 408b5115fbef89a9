package org.cobaltclaims.claim;

import java.util.List;

/**
 * Claim detail that Cobalt passes on as it came and does not interpret (attachments, ambulance,
 * drugs ...).
 *
 * @param tag the segment id, such as CR1
 * @param elements the elements from 01 on, each a list of components
 */
public record CarriedSegment(String tag, List<List<String>> elements) {
  public CarriedSegment {
    elements = elements.stream().map(List::copyOf).toList();
  }
}
