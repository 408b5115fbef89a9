package org.cobaltclaims.cli.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;

/**
 * What a backup holds; it stands in the backup as {@value #ENTRY}.
 *
 * @param format of the backup, {@value #FORMAT}
 * @param application the version that made it
 * @param madeAt the moment of which the database's rows are
 * @param database the product that the rows were read from; they go back into any that we know
 * @param schemaVersion the last migration that the database had seen
 * @param tables in an order in which they can be filled
 * @param files of the data folder
 */
public record Manifest(
    int format,
    String application,
    Instant madeAt,
    String database,
    String schemaVersion,
    List<Table> tables,
    List<File> files) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          // A later version may add keys.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * A table's rows.
   *
   * @param sha256 of its entry, in lower-case hex
   */
  public record Table(String name, List<Column> columns, long rows, String sha256) {
    String entry() {
      return "tables/" + name + ".jsonl";
    }
  }

  /** A column and what stands in it. */
  public record Column(String name, Kind kind) {}

  /** What a value is, however a database calls it. */
  public enum Kind {
    /** A yes or no. */
    FLAG,
    /** A whole number. */
    NUMBER,
    /** A text. */
    TEXT,
    /** A day, ISO 8601. */
    DATE,
    /** A day and time without zone, ISO 8601. */
    TIME
  }

  /**
   * A file of the data folder, as it lies on the disk.
   *
   * @param path in the data folder, with slashes
   * @param size in bytes
   * @param modified when it was written
   * @param sha256 in lower-case hex
   */
  public record File(String path, long size, Instant modified, String sha256) {
    String entry() {
      return "files/" + path;
    }
  }

  /** Rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /** Size of all files, in bytes. */
  public long bytes() {
    return files.stream().mapToLong(File::size).sum();
  }
}
