package org.cobaltclaims.edi.eligibility;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Reference;
import org.jspecify.annotations.Nullable;

/**
 * 2000A: the payer, and below it who asks, and for whom.
 *
 * @param <T> what is asked or told: a query or a benefit
 * @param name NM1*PR
 * @param contacts PER, of a 271 only
 * @param rejections AAA of 2000A, then of 2100A
 * @param receivers 2000B
 */
public record InformationSource<T>(
    EntityName name,
    List<Contact> contacts,
    List<Rejection> rejections,
    List<Receiver<T>> receivers) {

  public InformationSource {
    contacts = List.copyOf(contacts);
    rejections = List.copyOf(rejections);
    receivers = List.copyOf(receivers);
  }

  /** Subscribers and dependents below it, in file order. */
  public Stream<Member<T>> members() {
    return receivers.stream()
        .flatMap(r -> r.subscribers().stream())
        .flatMap(s -> Stream.concat(Stream.of(s.member()), s.dependents().stream()));
  }

  /** Its own AAA and those of its receivers, members and their benefits, in file order. */
  Stream<Rejection> rejectionsBelow() {
    Stream<Rejection> receivers =
        receivers().stream()
            .flatMap(
                receiver ->
                    Stream.concat(
                        receiver.rejections().stream(),
                        receiver.subscribers().stream().flatMap(Subscriber::rejectionsBelow)));
    return Stream.concat(rejections.stream(), receivers);
  }

  /**
   * 2000B.
   *
   * @param name NM1, such as 1P provider, GP gateway
   * @param references REF
   * @param address N3 and N4, of a 270 only; {@link Address#NONE} if not sent
   * @param rejections AAA
   * @param provider PRV; null if none
   * @param subscribers 2000C
   */
  public record Receiver<T>(
      EntityName name,
      List<Reference> references,
      Address address,
      List<Rejection> rejections,
      @Nullable Provider provider,
      List<Subscriber<T>> subscribers) {
    public Receiver {
      references = List.copyOf(references);
      rejections = List.copyOf(rejections);
      subscribers = List.copyOf(subscribers);
    }
  }

  /** 2000C with its 2000D loops. */
  public record Subscriber<T>(Member<T> member, List<Member<T>> dependents) {
    public Subscriber {
      dependents = List.copyOf(dependents);
    }

    private Stream<Rejection> rejectionsBelow() {
      return Stream.concat(Stream.of(member), dependents.stream())
          .flatMap(
              m ->
                  Stream.concat(
                      m.rejections().stream(),
                      m.details().stream()
                          .filter(Benefit.class::isInstance)
                          .flatMap(d -> ((Benefit) d).rejections().stream())));
    }
  }
}
