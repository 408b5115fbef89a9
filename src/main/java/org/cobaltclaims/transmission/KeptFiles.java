package org.cobaltclaims.transmission;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.encryption.VaultException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Kept files that are to go, by their places: the way to them from the data folder. */
@Component
public class KeptFiles {

  /** No number of a claim or question is longer. */
  private static final int LONGEST_WORD = 60;

  private final DataFolder data;
  private final Vault vault;
  private final Disk disk = new SafeDisk();

  public KeptFiles(@Value("${cobalt.data}") Path data, Vault vault) {
    this.data = new DataFolder(data);
    this.vault = vault;
  }

  /** The place of an archived file. */
  public String archived(String archivePath) {
    return data.place(data.archive().resolve(archivePath));
  }

  /**
   * Where copies of a file lie beside the archive: where it was put away when it was taken, for the
   * practice's own system, and where a clearinghouse was to fetch it.
   */
  public List<String> copies(ExchangeFile file) {
    List<Path> candidates = new ArrayList<>();
    if (file.direction() == ExchangeFile.Direction.IN) {
      Path taken = data.takenFrom(file.source());
      candidates.add(taken.resolve(file.id() + "-" + file.name()));
      Path named = taken.resolve(file.name());
      if (Files.isRegularFile(named) && holds(named, file.sha256())) {
        candidates.add(named);
      }
      candidates.add(data.relay().resolve(file.id() + "_" + file.name()));
    } else {
      Path out = data.outbound(file.source()).resolve(file.name());
      if (Files.isRegularFile(out) && holds(out, file.sha256())) {
        candidates.add(out);
      }
    }
    return candidates.stream().filter(Files::isRegularFile).map(data::place).toList();
  }

  private boolean holds(Path file, String sha256) {
    try (InputStream in = vault.open(disk.open(file), data.place(file)).in()) {
      return sha256.equals(Sha256.hex(in));
    } catch (VaultException | IOException unreadable) {
      return false;
    }
  }

  /**
   * The words of an archived file, as far as it is text: elements and components of X12, cells of a
   * table. Empty if it cannot be read: then nobody knows what it is about.
   */
  public Set<String> words(String archivePath) {
    Path file = data.archive().resolve(archivePath);
    Set<String> words = new LinkedHashSet<>();
    if (!Files.isRegularFile(file)) {
      return words;
    }
    try (InputStream in =
        new BufferedInputStream(vault.open(disk.open(file), data.place(file)).in())) {
      StringBuilder word = new StringBuilder();
      for (int each = in.read(); each >= 0; each = in.read()) {
        if (Character.isLetterOrDigit(each) || each == '-' || each == '_') {
          word.append((char) each);
        } else {
          take(word, words);
        }
      }
      take(word, words);
    } catch (IOException e) {
      throw new UncheckedIOException("archived file " + archivePath + " cannot be read", e);
    }
    return words;
  }

  private static void take(StringBuilder word, Set<String> words) {
    if (!word.isEmpty() && word.length() <= LONGEST_WORD) {
      words.add(word.toString());
    }
    word.setLength(0);
  }

  /** Removes a file; one that is gone already is no error. */
  public void remove(String place) {
    Path root = Objects.requireNonNull(data.archive().getParent());
    Path file = root.resolve(place).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("this place is outside of the data folder");
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a purged file cannot be removed", e);
    }
  }
}
