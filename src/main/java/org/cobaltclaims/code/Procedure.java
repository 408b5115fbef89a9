package org.cobaltclaims.code;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A medical procedure identifier, SV101, SVD03, SVC01 or SVC06.
 *
 * @param qualifier the code set; HC for HCPCS/CPT, also ER, IV, WK, N4, NU ...
 * @param code the procedure code; no description is ever shipped with it (DOMAIN 0.3)
 * @param modifiers up to four, in the order that was sent, which means something
 * @param description free text of an unlisted code (SV101-7), null if there is none
 */
public record Procedure(
    String qualifier, String code, List<String> modifiers, @Nullable String description) {

  public Procedure {
    if (qualifier.isBlank() || code.isBlank()) {
      throw new IllegalArgumentException("procedure needs a qualifier and a code");
    }
    modifiers = List.copyOf(modifiers);
  }

  public static Procedure hcpcs(String code, String... modifiers) {
    return new Procedure("HC", code, List.of(modifiers), null);
  }

  /** Same code with the same set of modifiers in any order, the line match of DOMAIN 3.7 (2). */
  public boolean matches(Procedure other) {
    return code.equals(other.code) && Set.copyOf(modifiers).equals(Set.copyOf(other.modifiers));
  }
}
