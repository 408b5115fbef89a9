package org.cobaltclaims.intake.web;

import java.util.List;
import org.cobaltclaims.intake.web.VisitPageController.Choice;

/** The places of service of an outpatient practice, the usual ones first (CMS list). */
final class PlacesOfService {

  static final List<Choice> ALL =
      List.of(
          place("11", "Office"),
          place("10", "Telehealth, patient at home"),
          place("02", "Telehealth, patient elsewhere"),
          place("12", "Home"),
          place("19", "Outpatient hospital, off campus"),
          place("22", "Outpatient hospital, on campus"),
          place("20", "Urgent care"),
          place("21", "Inpatient hospital"),
          place("23", "Emergency room"),
          place("24", "Ambulatory surgical center"),
          place("03", "School"),
          place("13", "Assisted living"),
          place("14", "Group home"),
          place("15", "Mobile unit"),
          place("17", "Walk-in retail clinic"),
          place("31", "Skilled nursing facility"),
          place("32", "Nursing facility"),
          place("33", "Custodial care facility"),
          place("34", "Hospice"),
          place("49", "Independent clinic"),
          place("50", "Federally qualified health center"),
          place("53", "Community mental health center"),
          place("65", "Dialysis facility"),
          place("71", "Public health clinic"),
          place("72", "Rural health clinic"),
          place("81", "Independent laboratory"),
          place("99", "Other"));

  private PlacesOfService() {}

  private static Choice place(String code, String name) {
    return new Choice(code, code + " " + name);
  }
}
