package org.cobaltclaims.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.cobaltclaims.code.AdjustmentGroup;

/**
 * What adjustment reasons (CARC) and remarks (RARC) say, in our own words (DOMAIN 0.3), for whoever
 * reads an EOB page; a practice that is licensed to use the official texts has those instead.
 */
public final class ReasonTexts {

  private static final String RESOURCE = "/paper/reasons.csv";
  private static final int CELLS = 3;

  private final Map<String, String> ours;
  private final BinaryOperator<String> official;

  /**
   * @param official from a reason and our text to the text that is printed
   */
  public ReasonTexts(BinaryOperator<String> official) {
    this.ours = read();
    this.official = official;
  }

  /** Our own words alone. */
  public static ReasonTexts ours() {
    return new ReasonTexts((reason, text) -> text);
  }

  String reason(String carc) {
    return official.apply(
        carc, ours.getOrDefault("CARC" + carc, "See the payer's list of reasons"));
  }

  String remark(String rarc) {
    return ours.getOrDefault("RARC" + rarc, "See the payer's list of remarks");
  }

  static String group(AdjustmentGroup group) {
    return switch (group) {
      case CO -> "contractual obligation, borne by the provider";
      case PR -> "patient responsibility";
      case OA -> "other adjustment";
      case PI -> "payer initiated reduction";
      case CR -> "correction or reversal";
    };
  }

  private static Map<String, String> read() {
    Map<String, String> texts = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ReasonTexts.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(";", CELLS))
          .forEach(cells -> texts.put(cells[0] + cells[1], cells[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(texts);
  }
}
