package org.cobaltclaims.edi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.cobaltclaims.code.Procedure;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;

/** Values by chance that X12 can carry as they are, for models that are written and read again. */
public final class RandomValues {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final Random random;

  public RandomValues(Random random) {
    this.random = random;
  }

  public boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  public int number(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  public final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** Letters and digits, at least one. */
  public String id(int longest) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** One to three words, of at most 24 characters: short enough for every name and address. */
  public String words() {
    StringBuilder text = new StringBuilder(id(8));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(of(" ", "-", "'", ", ", ".")).append(id(6));
    }
    return text.toString();
  }

  /** Words, or empty in half of all cases. */
  public String maybeWords() {
    return random.nextBoolean() ? words() : "";
  }

  /** An id, or empty in half of all cases. */
  public String maybeId(int longest) {
    return random.nextBoolean() ? id(longest) : "";
  }

  public <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  /** Up to {@code most} of them, often none. */
  public <T> List<T> some(int most, Supplier<T> value) {
    return list(random.nextBoolean() ? 0 : random.nextInt(most + 1), value);
  }

  /** One to {@code most} of them. */
  public <T> List<T> many(int most, Supplier<T> value) {
    return list(1 + random.nextInt(most), value);
  }

  private static <T> List<T> list(int count, Supplier<T> value) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(value.get());
    }
    return list;
  }

  /** Of either sign, with and without cents. */
  public Money money() {
    long cents = chance(3) ? random.nextInt(100_000) * 100L : random.nextInt(10_000_000);
    return Money.ofCents(chance(4) ? -cents : cents);
  }

  /** A number of the form in which the reader gives it. */
  public BigDecimal decimal() {
    return Fields.shortest(
        BigDecimal.valueOf(random.nextInt(1_000_000) - 1_000, random.nextInt(4)));
  }

  public LocalDate date() {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_000));
  }

  public LocalDateTime time() {
    return date().atTime(random.nextInt(24), random.nextInt(60), chance(2) ? 0 : 1);
  }

  public DatePeriod period(String qualifier) {
    LocalDate from = date();
    return chance(2)
        ? DatePeriod.day(qualifier, from)
        : new DatePeriod(qualifier, from, from.plusDays(random.nextInt(40)));
  }

  public Procedure procedure() {
    return new Procedure(
        of("HC", "NU", "AD"), id(5), some(4, () -> id(2)), chance(4) ? words() : null);
  }

  public EntityName name(String entity) {
    boolean person = random.nextBoolean();
    boolean identified = random.nextBoolean();
    return new EntityName(
        entity,
        person,
        words(),
        person ? maybeId(10) : "",
        person ? maybeId(10) : "",
        "",
        person ? maybeId(3) : "",
        identified ? of("MI", "PI", "XX", "46") : "",
        identified ? id(20) : "");
  }

  public Address address() {
    return chance(4) ? Address.NONE : fullAddress();
  }

  public Address fullAddress() {
    return new Address(words(), maybeWords(), words(), "IL", "606010000", maybeId(2), maybeId(3));
  }

  public Contact contact(String function) {
    return new Contact(
        function, maybeWords(), many(3, () -> new Contact.Channel(of("TE", "FX", "EX"), id(10))));
  }

  public Reference reference(String qualifier) {
    return new Reference(qualifier, id(20), chance(5) ? words() : "");
  }

  public StatusInformation status() {
    return new StatusInformation(
        many(
            3,
            () ->
                new StatusInformation.Code(
                    of("A1", "A2", "A7", "F1", "P3"), id(3), maybeId(2), chance(9) ? "RX" : "")),
        maybe(this::date),
        of("", "WQ", "U"),
        maybe(this::money),
        maybe(this::money),
        maybe(this::date),
        of("", "ACH", "CHK"),
        maybe(this::date),
        maybeId(15),
        maybeWords(),
        Origin.NONE);
  }

  public ServiceLine service() {
    return new ServiceLine(
        procedure(), money(), maybe(this::money), maybeId(4), maybe(this::decimal), Origin.NONE);
  }

  public Beginning beginning(String structure, String purpose) {
    return new Beginning(structure, purpose, maybeId(20), time(), maybeId(2));
  }

  /** ISA and GS around it; the ids are the same in every one. */
  public Envelope envelope(String functionalId, String version) {
    return new Envelope(
        "ZZ",
        "SENDER01",
        "ZZ",
        "RECEIVER01",
        LocalDateTime.of(2026, 11, 21, 10, 30),
        901,
        false,
        true,
        functionalId,
        "SENDER",
        "RECEIVER",
        902,
        version);
  }
}
