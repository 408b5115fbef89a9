package org.cobaltclaims.transmission;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where files lie: {@code intake}, {@code bank}, {@code clearinghouse/<name>/...} and {@code
 * archive}.
 */
@Component
class DataFolder {

  /** The source of files that were put into the intake folder. */
  static final String INTAKE = "intake";

  /** The source of bank statements. */
  static final String BANK = "bank";

  private final Path root;

  DataFolder(@Value("${cobalt.data}") Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path intake() {
    return root.resolve(INTAKE);
  }

  /** Where bank statements are put. */
  Path bank() {
    return root.resolve(BANK);
  }

  /** The folder that files of a source are put into. */
  Path folder(String source) {
    return switch (source) {
      case INTAKE -> intake();
      case BANK -> bank();
      default -> inbound(source);
    };
  }

  Path clearinghouses() {
    return root.resolve("clearinghouse");
  }

  /** Where the practice's own system finds its copies of the ERAs. */
  Path relay() {
    return root.resolve("relay");
  }

  Path inbound(String clearinghouse) {
    return clearinghouses().resolve(clearinghouse).resolve("inbound");
  }

  Path outbound(String clearinghouse) {
    return clearinghouses().resolve(clearinghouse).resolve("outbound");
  }

  /** Where files from a clearinghouse's server lie until they are whole. */
  Path fetching(String clearinghouse) {
    return clearinghouses().resolve(clearinghouse).resolve("fetching");
  }

  /** Where a file goes that was taken from a folder. */
  Path takenFrom(String source) {
    return source.equals(INTAKE) || source.equals(BANK)
        ? folder(source).resolve("archive")
        : clearinghouses().resolve(source).resolve("archive");
  }

  /** What a kept file is sealed as: its way from the data folder, wherever that lies. */
  String place(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Where the bytes of every file lie that came or went. */
  Path archive() {
    return root.resolve("archive");
  }
}
