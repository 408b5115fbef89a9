package org.cobaltclaims.edi.status;

import java.util.List;
import java.util.stream.Stream;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.StatusInformation;

/**
 * 2000A: the payer, and below it who asks, for which providers and members.
 *
 * @param <T> what stands of each claim: an inquiry or a status
 * @param name NM1*PR
 * @param contacts PER, of a 277 only
 * @param receivers 2000B
 */
public record InformationSource<T>(
    EntityName name, List<Contact> contacts, List<Receiver<T>> receivers) {

  public InformationSource {
    contacts = List.copyOf(contacts);
    receivers = List.copyOf(receivers);
  }

  /** All claims below it, in file order. */
  public Stream<T> claims() {
    return receivers.stream()
        .flatMap(r -> r.providers().stream())
        .flatMap(p -> p.subscribers().stream())
        .flatMap(
            s ->
                Stream.concat(
                    s.claims().stream(),
                    s.dependents().stream().flatMap(d -> d.claims().stream())));
  }

  /**
   * 2000B.
   *
   * @param name NM1*41
   * @param trace 2200B TRN02 where the inquiry failed as a whole, empty otherwise
   * @param statuses 2200B STC
   * @param providers 2000C
   */
  public record Receiver<T>(
      EntityName name,
      String trace,
      List<StatusInformation> statuses,
      List<Provider<T>> providers) {
    public Receiver {
      statuses = List.copyOf(statuses);
      providers = List.copyOf(providers);
    }
  }

  /**
   * 2000C.
   *
   * @param names NM1*1P
   * @param trace 2200C TRN02 where the inquiry failed for this provider, empty otherwise
   * @param statuses 2200C STC
   * @param subscribers 2000D
   */
  public record Provider<T>(
      List<EntityName> names,
      String trace,
      List<StatusInformation> statuses,
      List<Subscriber<T>> subscribers) {
    public Provider {
      names = List.copyOf(names);
      statuses = List.copyOf(statuses);
      subscribers = List.copyOf(subscribers);
    }
  }

  /**
   * 2000D.
   *
   * @param person DMG and NM1*IL
   * @param claims 2200D, of the subscriber as patient
   * @param dependents 2000E
   */
  public record Subscriber<T>(Person person, List<T> claims, List<Dependent<T>> dependents) {
    public Subscriber {
      claims = List.copyOf(claims);
      dependents = List.copyOf(dependents);
    }
  }

  /**
   * 2000E.
   *
   * @param person DMG and NM1*QC
   * @param claims 2200E
   */
  public record Dependent<T>(Person person, List<T> claims) {
    public Dependent {
      claims = List.copyOf(claims);
    }
  }

  /**
   * Who is insured or treated.
   *
   * @param name NM1
   * @param demographics DMG; {@link Demographics#NONE} if not sent
   */
  public record Person(EntityName name, Demographics demographics) {}
}
