package org.cobaltclaims.edi;

import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.code.Procedure;

/** A procedure as SV101, SVD03, SVC01 and SVC06 hold it. */
public final class ProcedureComposite {
  private static final int BEFORE_DESCRIPTION = 6;

  private ProcedureComposite() {}

  /** The components; the description stands seventh, behind four modifiers. */
  public static List<String> of(Procedure procedure) {
    List<String> parts = new ArrayList<>();
    parts.add(procedure.qualifier());
    parts.add(Sanitizer.text(procedure.code(), Sanitizer.PROCEDURE));
    for (String modifier : procedure.modifiers()) {
      parts.add(Sanitizer.identifier(modifier, Sanitizer.MODIFIER));
    }
    if (procedure.description() != null) {
      while (parts.size() < BEFORE_DESCRIPTION) {
        parts.add("");
      }
      parts.add(Sanitizer.text(procedure.description(), Sanitizer.PROCEDURE_TEXT));
    }
    return parts;
  }
}
