package org.cobaltclaims.edi;

/**
 * An NM1.
 *
 * @param entity NM101, such as QC patient, IL subscriber, PR payer
 * @param person NM102 is 1
 * @param lastOrOrganization NM103
 * @param first NM104
 * @param middle NM105
 * @param prefix NM106
 * @param suffix NM107
 * @param idQualifier NM108
 * @param id NM109
 */
public record EntityName(
    String entity,
    boolean person,
    String lastOrOrganization,
    String first,
    String middle,
    String prefix,
    String suffix,
    String idQualifier,
    String id) {

  /** Of an entity that is not named. */
  public static final EntityName NONE = new EntityName("", false, "", "", "", "", "", "", "");

  public static EntityName read(Segment nm1) {
    return new EntityName(
        nm1.element(1),
        nm1.element(2).equals("1"),
        nm1.element(3),
        nm1.element(4),
        nm1.element(5),
        nm1.element(6),
        nm1.element(7),
        nm1.element(8),
        nm1.element(9));
  }

  public Segment toSegment() {
    return Segment.of(
        "NM1",
        entity,
        entity.isEmpty() ? "" : person ? "1" : "2",
        Sanitizer.text(lastOrOrganization, Sanitizer.LAST_NAME),
        Sanitizer.text(first, Sanitizer.FIRST_NAME),
        Sanitizer.text(middle, Sanitizer.MIDDLE_NAME),
        Sanitizer.text(prefix, Sanitizer.NAME_SUFFIX),
        Sanitizer.text(suffix, Sanitizer.NAME_SUFFIX),
        idQualifier,
        Sanitizer.text(id, Sanitizer.NAME_ID));
  }
}
