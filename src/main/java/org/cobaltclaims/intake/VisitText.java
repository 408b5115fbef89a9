package org.cobaltclaims.intake;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.cobaltclaims.claim.Address;
import org.jspecify.annotations.Nullable;

/** What was typed, in the form in which claims have it. */
final class VisitText {

  /** What cuts an X12 file into its parts, and what does not belong into one. */
  private static final String UNUSABLE = ".*[*~:^|\\p{Cntrl}].*";

  private VisitText() {}

  static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  static String upper(@Nullable String text) {
    return plain(text).toUpperCase(Locale.ROOT);
  }

  /** A code without dots, dashes and blanks. */
  static String code(@Nullable String text) {
    return upper(text).replaceAll("[ .-]", "");
  }

  static String digits(@Nullable String text) {
    return plain(text).replaceAll("[ -]", "");
  }

  static <T> List<T> all(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  static List<String> codes(@Nullable List<String> list) {
    return all(list).stream().map(VisitText::code).filter(code -> !code.isEmpty()).toList();
  }

  static @Nullable Address address(VisitEntry.@Nullable Place place) {
    if (place == null
        || Stream.of(place.line1(), place.city(), place.state(), place.zip())
            .allMatch(part -> plain(part).isEmpty())) {
      return null;
    }
    return new Address(
        upper(place.line1()),
        upper(place.line2()),
        upper(place.city()),
        upper(place.state()),
        digits(place.zip()),
        "");
  }

  /** True if a text cannot stand in a claim. */
  static boolean isUnusable(@Nullable String text) {
    return text != null && text.strip().matches(UNUSABLE);
  }

  /**
   * The position that a pointer means, from 1; 0 if none.
   *
   * @param pointer A to L, or 1 to 12
   */
  static int position(String pointer) {
    String text = upper(pointer);
    if (text.matches("[A-L]")) {
      return text.charAt(0) - 'A' + 1;
    }
    return text.matches("[1-9]|1[0-2]") ? Integer.parseInt(text) : 0;
  }
}
