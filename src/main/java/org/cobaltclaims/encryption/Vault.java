package org.cobaltclaims.encryption;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Encrypts what is kept, AES-256-GCM with envelope keys, as streams of any length. What was
 * encrypted opens only in the place it was encrypted for, whole and unchanged. What is in clear
 * from earlier times is read as it is.
 */
public final class Vault {

  /** Begins every encrypted file; behind it stands the id of the data key, and a line's end. */
  private static final String MAGIC = "COBALT-SEALED-1 ";

  private static final int LONGEST_HEADER = 64;

  /** Begins every encrypted text: {@code sealed:<data key>:<base64>}. */
  private static final String TEXT = "sealed:";

  private final DataKeys keys;
  private final MasterKeySource masters;

  private Vault(DataKeys keys, MasterKeySource masters) {
    this.keys = keys;
    this.masters = masters;
  }

  /**
   * The vault of a data folder.
   *
   * @param masterKeys {@code id:base64}, the one in use first; empty if they stand in the file
   * @param keyFile made with a first key if it is missing and nothing was encrypted yet
   * @param lost ids of master keys that are given up: nothing waits for them any more
   */
  public static Vault of(
      Path data, String masterKeys, Path keyFile, Set<String> lost, Clock clock) {
    Path root = data.toAbsolutePath().normalize();
    MasterKeySource masters =
        new MasterKeySource(masterKeys, keyFile.toAbsolutePath().normalize(), lost, clock);
    return new Vault(
        new DataKeys(root.resolve("archive").resolve("keys"), masters, clock), masters);
  }

  /** Writes what is encrypted. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Encrypts what content gives.
   *
   * @param place what it is kept as; it opens under no other
   */
  public void seal(OutputStream out, String place, Content content) throws IOException {
    String key = keys.current(DataKeys.Use.FILES);
    byte[] header = header(key);
    out.write(header);
    try (OutputStream sealed =
        keys.files(key).newEncryptingStream(new StayingOpen(out), about(header, place))) {
      content.writeTo(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("nothing can be encrypted with data key " + key, e);
    }
  }

  /**
   * Opens what was sealed, or what is in clear from earlier times. What is wrong with it may show
   * only while it is read; nothing that was not judged is ever given out.
   *
   * @param place what it was kept as
   * @throws VaultException if it cannot be opened
   */
  public Opened open(InputStream in, String place) throws IOException {
    PushbackInputStream beginning = new PushbackInputStream(in, LONGEST_HEADER);
    byte[] first = beginning.readNBytes(LONGEST_HEADER);
    String key = key(first);
    if (key.isEmpty()) {
      beginning.unread(first);
      return new Opened(beginning, false);
    }
    byte[] header = header(key);
    beginning.unread(first, header.length, first.length - header.length);
    try {
      return new Opened(
          JudgedStream.of(beginning, keys.files(key), about(header, place), place), true);
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(place);
    }
  }

  /**
   * What was opened.
   *
   * @param sealed false if it lay there in clear
   */
  public record Opened(InputStream in, boolean sealed) {}

  /** Whether something begins as what is sealed does. */
  public static boolean isSealed(InputStream in) throws IOException {
    return !key(in.readNBytes(LONGEST_HEADER)).isEmpty();
  }

  /** The data key that a header names; empty if it is none. */
  private static String key(byte[] first) {
    String begin = new String(first, StandardCharsets.ISO_8859_1);
    int end = begin.indexOf('\n');
    if (end < 0 || !begin.startsWith(MAGIC)) {
      return "";
    }
    String id = begin.substring(MAGIC.length(), end);
    return DataKeys.ID.matcher(id).matches() ? id : "";
  }

  private static byte[] header(String key) {
    return (MAGIC + key + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] about(byte[] header, String place) {
    return (new String(header, StandardCharsets.US_ASCII) + place).getBytes(StandardCharsets.UTF_8);
  }

  /** Encrypts a secret of the database; {@code place} is whose it is and what for. */
  public String sealText(String text, String place) {
    String key = keys.current(DataKeys.Use.TEXTS);
    String begin = TEXT + key + ":";
    try {
      byte[] sealed =
          keys.texts(key)
              .encrypt(
                  text.getBytes(StandardCharsets.UTF_8),
                  about(begin.getBytes(StandardCharsets.US_ASCII), place));
      return begin + Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("nothing can be encrypted with data key " + key, e);
    }
  }

  /** Whether a text of the database is encrypted. */
  public static boolean isSealed(String text) {
    return text.startsWith(TEXT);
  }

  /**
   * A text as it was; one that is in clear from earlier times as it is.
   *
   * @throws VaultException if it cannot be opened
   */
  public String openText(String text, String place) {
    if (!isSealed(text)) {
      return text;
    }
    String[] parts = text.split(":", 3);
    if (parts.length < 3 || !DataKeys.ID.matcher(parts[1]).matches()) {
      throw new BrokenSealException(place);
    }
    byte[] begin = (TEXT + parts[1] + ":").getBytes(StandardCharsets.US_ASCII);
    try {
      return new String(
          keys.texts(parts[1]).decrypt(Base64.getDecoder().decode(parts[2]), about(begin, place)),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BrokenSealException(place);
    }
  }

  /**
   * A data key.
   *
   * @param master the id of the master key that it is wrapped with
   */
  public record DataKey(String id, String master) {}

  /** All data keys; none of them is opened. */
  public List<DataKey> dataKeys() {
    return keys.ids().stream().map(id -> new DataKey(id, keys.master(id))).toList();
  }

  /** The ids of the master keys, the one in use first; a new installation gets its first. */
  public List<String> masterKeys() {
    return keys.masterKeys().ids();
  }

  /** Where the master keys stand: a file, or the configuration. */
  public String whereMasterKeysAre() {
    return masters.where();
  }

  /** Whether they stand in a file that Cobalt may add to. */
  public boolean hasKeyFile() {
    return masters.isFile();
  }

  /** Whether the first master key was made since the start. */
  public boolean madeFirstKey() {
    return masters.wasMade();
  }

  /**
   * Opens every data key.
   *
   * @throws VaultException the first that does not open
   */
  public void checkKeys() {
    keys.masterKeys();
    keys.wanted().forEach(keys::check);
  }

  /** Adds a master key to the file, which is in use from then on; returns its id. */
  public String addMasterKey() {
    checkKeys();
    return masters.add();
  }

  /**
   * Has every data key wrapped by the master key in use. Whoever is interrupted does it again.
   *
   * @return how many were wrapped by another one
   */
  public int rewrap() {
    return (int) keys.wanted().stream().filter(keys::rewrap).count();
  }

  /** A new master key, as it is written down, for who keeps keys elsewhere. */
  public static String newMasterKey(Clock clock) {
    return MasterKey.make(LocalDate.now(clock)).line();
  }

  /** What closes the encrypted stream does not close the file that it goes to. */
  private static final class StayingOpen extends FilterOutputStream {
    StayingOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
