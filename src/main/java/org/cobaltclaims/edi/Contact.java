package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.List;

/**
 * A PER.
 *
 * @param function PER01, such as CX claims, BL technical, IC information
 * @param name PER02, empty if none
 * @param channels how to reach it, at most three
 */
public record Contact(String function, String name, List<Channel> channels) {

  public Contact {
    channels = List.copyOf(channels);
  }

  /**
   * PER03/04, 05/06 or 07/08.
   *
   * @param qualifier TE telephone, EM e-mail, FX fax, EX extension, UR web address
   * @param number the number or address
   */
  public record Channel(String qualifier, String number) {}

  public static Contact read(Segment per) {
    List<Channel> channels = new ArrayList<>(3);
    for (int i = 3; i <= 7; i += 2) {
      if (!per.element(i).isEmpty() || !per.element(i + 1).isEmpty()) {
        channels.add(new Channel(per.element(i), per.text(i + 1)));
      }
    }
    return new Contact(per.element(1), per.text(2), channels);
  }

  public Segment toSegment() {
    List<String> elements = new ArrayList<>(8);
    elements.add(function);
    elements.add(Sanitizer.text(name, Sanitizer.CONTACT_NAME));
    for (Channel channel : channels) {
      elements.add(channel.qualifier());
      elements.add(Sanitizer.contact(channel.number(), Sanitizer.CONTACT));
    }
    return Segment.of("PER", elements.toArray(String[]::new));
  }
}
