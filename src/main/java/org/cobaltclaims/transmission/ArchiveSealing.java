package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cobaltclaims.encryption.Vault;
import org.cobaltclaims.encryption.VaultException;

/**
 * The kept files of a data folder, without application and database: encrypts those that lie there
 * in clear from before files were encrypted, reads one, and says how they stand.
 */
public final class ArchiveSealing {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final DataFolder data;
  private final Vault vault;
  private final Disk disk = new SafeDisk();

  public ArchiveSealing(Path data, Vault vault) {
    this.data = new DataFolder(data);
    this.vault = vault;
  }

  /**
   * How the kept files stand.
   *
   * @param sealed how many are encrypted
   * @param clear how many lie there in clear
   * @param unreadable those that cannot be read, as the way to them from the data folder
   */
  public record Standing(int sealed, int clear, List<String> unreadable) {
    public Standing {
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * Counts the kept files.
   *
   * @param whole whether each is read to its end, so that every change is found out
   */
  public Standing check(boolean whole) {
    int sealed = 0;
    int clear = 0;
    List<String> unreadable = new ArrayList<>();
    for (Path file : files()) {
      if (whole && !isReadable(file)) {
        unreadable.add(data.place(file));
      } else if (isSealed(file)) {
        sealed++;
      } else {
        clear++;
      }
    }
    return new Standing(sealed, clear, unreadable);
  }

  private boolean isReadable(Path file) {
    try (InputStream in = open(file)) {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (VaultException broken) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Encrypts every kept file that lies there in clear and is what its name says. Whoever is
   * interrupted does it again; at no moment is there half a file.
   *
   * @return how many were encrypted
   */
  public int seal() {
    int count = 0;
    for (Path file : files()) {
      if (!isSealed(file) && isReadable(file)) {
        seal(file);
        count++;
      }
    }
    return count;
  }

  private void seal(Path file) {
    try {
      disk.write(
          file,
          out ->
              vault.seal(
                  out,
                  data.place(file),
                  into -> {
                    try (InputStream in = open(file)) {
                      in.transferTo(into);
                    }
                  }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A kept file as it was when it came or went.
   *
   * @throws VaultException if it cannot be decrypted, at once or while it is read
   */
  public InputStream open(Path file) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    Vault.Opened opened = vault.open(disk.open(whole), data.place(whole));
    boolean named =
        whole.startsWith(data.archive())
            && DIGEST.matcher(whole.getFileName().toString()).matches();
    return opened.sealed() || !named ? opened.in() : ClearStream.of(opened.in(), data.place(whole));
  }

  private static boolean isSealed(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Vault.isSealed(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that is kept: the archive, and what was taken out of the folders. */
  private List<Path> files() {
    List<Path> folders = new ArrayList<>();
    folders.add(data.archive());
    folders.add(data.takenFrom(DataFolder.INTAKE));
    folders.add(data.takenFrom(DataFolder.BANK));
    for (Path clearinghouse : InboundFolders.list(data.clearinghouses())) {
      folders.add(data.takenFrom(clearinghouse.getFileName().toString()));
    }
    return folders.stream().flatMap(this::files).toList();
  }

  private Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(data.archive().resolve("keys")))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
