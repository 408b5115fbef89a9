package org.cobaltclaims.paper;

import java.util.List;
import org.cobaltclaims.claim.Finding;

/**
 * A claim as forms CMS-1500 (02/12) say it (DOMAIN 6.2, 6.3): six lines to a sheet.
 *
 * @param controlNumber item 26 of every sheet
 * @param sheets at least one
 * @param findings what does not fit or is missing, by item ({@code 6.2-9a}); nothing is cut
 *     silently
 */
public record Cms1500(String controlNumber, List<Sheet> sheets, List<Finding> findings) {

  public Cms1500 {
    sheets = List.copyOf(sheets);
    findings = List.copyOf(findings);
  }

  /** What keeps it from being printed; empty if nothing does. */
  public List<Finding> blocking() {
    return findings.stream().filter(Finding::blocks).toList();
  }

  /**
   * One form.
   *
   * @param number from 1
   * @param entries everything that stands on it, from top left to bottom right
   */
  public record Sheet(int number, List<Entry> entries) {
    public Sheet {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A value on a form.
   *
   * @param place where it belongs
   * @param column of its first character
   * @param text upper case, without accents
   * @param source where it was taken from, such as {@code 2330A NM103}
   */
  public record Entry(Place place, int column, String text, String source) {}
}
