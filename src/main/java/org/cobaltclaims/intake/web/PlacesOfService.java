package org.cobaltclaims.intake.web;

import java.util.List;
import org.cobaltclaims.desk.CodeWords;
import org.cobaltclaims.intake.web.VisitPageController.Choice;

/** The places of service of an outpatient practice, the usual ones first (CMS list). */
final class PlacesOfService {

  static final List<Choice> ALL =
      List.of(
          place("11"),
          place("10"),
          place("02"),
          place("12"),
          place("19"),
          place("22"),
          place("20"),
          place("21"),
          place("23"),
          place("24"),
          place("03"),
          place("13"),
          place("14"),
          place("15"),
          place("17"),
          place("31"),
          place("32"),
          place("33"),
          place("34"),
          place("49"),
          place("50"),
          place("53"),
          place("65"),
          place("71"),
          place("72"),
          place("81"),
          place("99"));

  private PlacesOfService() {}

  private static Choice place(String code) {
    return new Choice(code, CodeWords.place(code));
  }
}
