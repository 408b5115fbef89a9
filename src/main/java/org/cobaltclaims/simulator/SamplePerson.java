package org.cobaltclaims.simulator;

import java.time.LocalDate;
import java.util.List;

/**
 * An invented person.
 *
 * @param gender F or M
 * @param zip nine digits
 */
record SamplePerson(
    String last,
    String first,
    LocalDate birth,
    String gender,
    String street,
    String city,
    String state,
    String zip) {

  private static final List<String> LAST =
      List.of(
          "ABERNATHY",
          "ALDERMAN",
          "ASHWORTH",
          "BARLOW",
          "BECKETT",
          "BLOOM",
          "BRANNIGAN",
          "CALLOWAY",
          "CARDENAS",
          "CHEN",
          "COVINGTON",
          "DALTON",
          "DELACRUZ",
          "DOYLE",
          "EASTMAN",
          "ELLERY",
          "FAIRBANKS",
          "FONTAINE",
          "GALLAGHER",
          "GUPTA",
          "HALVORSEN",
          "HARGROVE",
          "HOLLOWAY",
          "IBARRA",
          "IVERSON",
          "JANSEN",
          "KAPLAN",
          "KIMURA",
          "LARKIN",
          "LINDQVIST",
          "MARCHETTI",
          "MCALLISTER",
          "MENDOZA",
          "NAKAMURA",
          "NORTHCOTT",
          "O'DELL",
          "OKAFOR",
          "ORTEGA",
          "PEMBERTON",
          "PETROV",
          "QUIGLEY",
          "RAMIREZ",
          "REDFERN",
          "ROSENTHAL",
          "SALINAS",
          "SEYMOUR",
          "SILVA",
          "STANTON",
          "TALBOT",
          "THORNE",
          "UNDERHILL",
          "VALDEZ",
          "VAN HORN",
          "WAINWRIGHT",
          "WHITLOCK",
          "WINSLOW",
          "YAMADA",
          "YOUNGBLOOD",
          "ZAMORA",
          "ZIMMER");

  private static final List<String> WOMEN =
      List.of(
          "ADA",
          "BEATRICE",
          "CARMEN",
          "DANA",
          "ELENA",
          "FIONA",
          "GRETA",
          "HAZEL",
          "INES",
          "JUNE",
          "KEIKO",
          "LUCIA",
          "MAE",
          "NORA",
          "OLIVE",
          "PRIYA",
          "ROSA",
          "SYLVIE",
          "TESSA",
          "VERA");

  private static final List<String> MEN =
      List.of(
          "ARLO", "BENITO", "CALEB", "DMITRI", "ELIAS", "FELIX", "GUS", "HUGO", "IVAN", "JONAS",
          "KOFI", "LEON", "MILES", "NED", "OSCAR", "PABLO", "RAVI", "SIMON", "THEO", "WALTER");

  private static final List<String> STREETS =
      List.of("OAK AVE", "ELM ST", "PRAIRIE RD", "LAKE DR", "MILL LN", "CEDAR CT", "2ND ST");

  private static final List<Place> PLACES =
      List.of(
          new Place("SPRINGFIELD", "62702"),
          new Place("DECATUR", "62521"),
          new Place("PEORIA", "61602"),
          new Place("BLOOMINGTON", "61701"),
          new Place("CHAMPAIGN", "61820"));

  /** The patient of a claim, of an age that fits the relation to the subscriber and the payer. */
  static SamplePerson patient(Draw draw, long index, boolean retired, String relation) {
    boolean woman = draw.chance(index, "gender", 54);
    int year =
        retired
            ? draw.between(index, "birth year", 1936, 1959)
            : relation.equals("19")
                ? draw.between(index, "birth year", 2009, 2023)
                : draw.between(index, "birth year", 1964, 2004);
    Place place = draw.pick(index, "city", PLACES);
    return new SamplePerson(
        draw.pick(index, "last name", LAST),
        draw.pick(index, "first name", woman ? WOMEN : MEN),
        LocalDate.of(year, 1, 1).plusDays(draw.below(index, "birthday", 365)),
        woman ? "F" : "M",
        draw.between(index, "house", 1, 989) + " " + draw.pick(index, "street", STREETS),
        place.city(),
        "IL",
        place.zip() + "%04d".formatted(draw.between(index, "zip", 1000, 9998)));
  }

  /**
   * The subscriber through whom the patient is insured: the spouse, or for a child one parent by
   * the first plan and the other by the second.
   */
  static SamplePerson relative(
      Draw draw, long index, SamplePerson patient, String relationship, int level) {
    boolean spouse = relationship.equals("01");
    boolean woman = spouse ? patient.gender().equals("M") : level % 2 == 1;
    int yearsApart =
        spouse
            ? draw.between(index, "spouse years", -4, 4)
            : draw.between(index, "parent years", 23, 38);
    return new SamplePerson(
        patient.last(),
        draw.pick(index, "relative " + (spouse ? "spouse" : level), woman ? WOMEN : MEN),
        patient
            .birth()
            .minusYears(yearsApart)
            .minusDays(draw.below(index, "relative birthday", 300)),
        woman ? "F" : "M",
        patient.street(),
        patient.city(),
        patient.state(),
        patient.zip());
  }

  private record Place(String city, String zip) {}
}
