package org.cobaltclaims.edi.eligibility;

import org.cobaltclaims.edi.Segment;

/**
 * An MPI: the subscriber's service in the armed forces.
 *
 * @param status MPI01: A partial, C current, L latest, O oldest ...
 * @param employment MPI02
 * @param affiliation MPI03
 * @param description MPI04, empty if none
 * @param rank MPI05, empty if none
 * @param periodFormat MPI06: D8, RD8; empty if none
 * @param period MPI07, as it stands
 */
public record Military(
    String status,
    String employment,
    String affiliation,
    String description,
    String rank,
    String periodFormat,
    String period) {

  static Military read(Segment mpi) {
    return new Military(
        mpi.element(1),
        mpi.element(2),
        mpi.element(3),
        mpi.element(4),
        mpi.element(5),
        mpi.element(6),
        mpi.element(7));
  }

  Segment toSegment() {
    return Segment.of(
        "MPI", status, employment, affiliation, description, rank, periodFormat, period);
  }
}
