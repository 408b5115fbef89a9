package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cobaltclaims.edi.Segment;
import org.cobaltclaims.edi.Transaction;
import org.cobaltclaims.edi.X12Handler;
import org.cobaltclaims.edi.X12Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The segments of an 835 from which an amount comes, and those around it that are about the same
 * claim; nothing of any other claim of the file.
 */
@Service
public class RemittanceSegments {

  private static final String CLAIM = "CLP";

  /** Adjustments of the provider, beside any claim. */
  private static final String PROVIDER = "PLB";

  /** What ends the segments of a claim: the next one, a new group, or the provider's own. */
  private static final Set<String> BEHIND = Set.of(CLAIM, "LX", "TS3", "TS2", PROVIDER, "SE");

  private final JdbcClient jdbc;
  private final ExchangeFiles files;
  private final Archive archive;

  RemittanceSegments(JdbcClient jdbc, ExchangeFiles files, Archive archive) {
    this.jdbc = jdbc;
    this.files = files;
    this.archive = archive;
  }

  /**
   * A segment.
   *
   * @param position its place in its transaction, ST = 1
   * @param text with the usual delimiters, whichever the file has
   * @param wanted whether it is the one that was asked for
   */
  public record Row(int position, String text, boolean wanted) {}

  /**
   * The segments of a claim, from its CLP on, or the provider adjustments.
   *
   * @param file the name of the file that they came in
   */
  public record Part(String file, List<Row> rows) {
    public Part {
      rows = List.copyOf(rows);
    }

    /** Whether it is no claim, but what stands beside the claims (PLB). */
    public boolean beside() {
      return rows.getFirst().text().startsWith(PROVIDER);
    }
  }

  private record Place(String fileId, int ordinal) {}

  /**
   * The claim in which a segment stands; of a provider adjustment all of them.
   *
   * @param position of the segment in its transaction, ST = 1
   * @return empty if the remittance came in no file, or neither stands there
   */
  public Optional<Part> around(String remittanceId, int position) {
    return place(remittanceId).flatMap(place -> around(place, position));
  }

  private Optional<Place> place(String remittanceId) {
    return jdbc.sql("SELECT file_id, ordinal FROM remittance WHERE id = ?")
        .param(remittanceId)
        .query((row, n) -> new Place(row.getString("file_id"), row.getInt("ordinal")))
        .optional();
  }

  private Optional<Part> around(Place place, int position) {
    return files
        .find(place.fileId())
        .map(file -> new Part(file.name(), read(file.archivePath(), place.ordinal(), position)))
        .filter(part -> !part.rows().isEmpty());
  }

  private List<Row> read(String path, int ordinal, int position) {
    Finder finder = new Finder(ordinal, position);
    try (InputStream in = archive.open(path)) {
      X12Reader.read(in, finder);
    } catch (IOException e) {
      throw new UncheckedIOException("archived file " + path + " cannot be read", e);
    }
    return finder.found();
  }

  /** Keeps the segments of one part after the other, until it is the right one's end. */
  private static final class Finder implements X12Handler {

    private final int ordinal;
    private final int position;
    private final List<Row> claim = new ArrayList<>();
    private boolean inClaim;
    private boolean inProvider;
    private boolean done;

    Finder(int ordinal, int position) {
      this.ordinal = ordinal;
      this.position = position;
    }

    List<Row> found() {
      return claim.stream().anyMatch(Row::wanted) ? claim : List.of();
    }

    @Override
    public boolean transaction(Transaction transaction) {
      return transaction.ordinal() <= ordinal;
    }

    @Override
    public void segment(Transaction transaction, Segment segment) {
      if (done || transaction.ordinal() != ordinal) {
        return;
      }
      boolean provider = segment.tag().equals(PROVIDER);
      if (BEHIND.contains(segment.tag()) && !(provider && inProvider)) {
        done = !found().isEmpty();
        if (done) {
          return;
        }
        claim.clear();
        inClaim = segment.tag().equals(CLAIM);
        inProvider = provider;
      }
      if (inClaim || inProvider) {
        claim.add(new Row(segment.position(), text(segment), segment.position() == position));
      }
    }

    private static String text(Segment segment) {
      StringBuilder text = new StringBuilder(segment.tag());
      segment.elements().forEach(element -> text.append('*').append(String.join(":", element)));
      return text.append('~').toString();
    }
  }
}
