package org.cobaltclaims.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys that what is kept is encrypted with: one a month for files, and one for texts. Each lies
 * in {@code archive/keys} in a file of its own, wrapped by a master key, whose id stands in its
 * first line.
 */
final class DataKeys {

  /** What a key is for. */
  enum Use {
    FILES("files"),
    TEXTS("texts");

    private final String prefix;

    Use(String prefix) {
      this.prefix = prefix;
    }
  }

  static final Pattern ID = Pattern.compile("(files|texts)-\\d{4}-\\d{2}-[0-9a-f]{8}");

  private static final int ID_BYTES = 4;
  private static final int KEY_BYTES = 32;
  private static final int SEGMENT = 64 * 1024;
  private static final String WRAPPED_BY = "master ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final MasterKeySource masters;
  private final Clock clock;
  private final Map<String, KeysetHandle> opened = new ConcurrentHashMap<>();

  DataKeys(Path folder, MasterKeySource masters, Clock clock) {
    this.folder = folder;
    this.masters = masters;
    this.clock = clock;
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  /** The ids of all, in their order. */
  List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(ID.asMatchPredicate())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the master key that a data key is wrapped with. */
  String master(String id) {
    return Wrapped.read(file(id)).master();
  }

  /** The key of this month for new files or texts; made if there is none yet. */
  synchronized String current(Use use) {
    String month = use.prefix + "-" + YearMonth.now(clock) + "-";
    Optional<String> there = wanted().stream().filter(id -> id.startsWith(month)).findFirst();
    return there.orElseGet(() -> make(use, month));
  }

  /** Those whose master key is not given up. */
  List<String> wanted() {
    return ids().stream().filter(id -> !masters.isLost(master(id))).toList();
  }

  private String make(Use use, String month) {
    byte[] random = new byte[ID_BYTES];
    RANDOM.nextBytes(random);
    String id = month + HexFormat.of().formatHex(random);
    try {
      KeysetHandle keyset = KeysetHandle.generateNew(parameters(use));
      wrap(id, keyset, masterKeys().current());
      opened.put(id, keyset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
    return id;
  }

  private static Parameters parameters(Use use) throws GeneralSecurityException {
    return use == Use.TEXTS
        ? PredefinedAeadParameters.AES256_GCM
        : AesGcmHkdfStreamingParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
            .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
            .setCiphertextSegmentSizeBytes(SEGMENT)
            .build();
  }

  /** The master keys; a new installation is given its first. */
  MasterKeys masterKeys() {
    if (masters.isMissing()) {
      if (!wanted().isEmpty()) {
        throw MissingKeyException.none(masters.where());
      }
      masters.makeFirst();
    }
    return masters.keys();
  }

  StreamingAead files(String id) {
    return primitive(id, StreamingAead.class);
  }

  Aead texts(String id) {
    return primitive(id, Aead.class);
  }

  private <P> P primitive(String id, Class<P> type) {
    try {
      return keyset(id).getPrimitive(RegistryConfiguration.get(), type);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("data key %s is no %s".formatted(id, type.getName()), e);
    }
  }

  private KeysetHandle keyset(String id) {
    return opened.computeIfAbsent(id, this::unwrap);
  }

  private KeysetHandle unwrap(String id) {
    if (!Files.exists(file(id))) {
      throw MissingKeyException.data(id);
    }
    Wrapped wrapped = Wrapped.read(file(id));
    MasterKey master = masterKeys().named(wrapped.master());
    try {
      return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
          wrapped.keyset(), master.aead(), about(id));
    } catch (GeneralSecurityException e) {
      throw MissingKeyException.wrong(master.id(), id);
    }
  }

  private void wrap(String id, KeysetHandle keyset, MasterKey master)
      throws GeneralSecurityException {
    String text =
        TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, master.aead(), about(id));
    SmallFiles.write(file(id), WRAPPED_BY + master.id() + "\n" + text + "\n");
  }

  /**
   * Opens a data key anew, whatever was opened before.
   *
   * @throws MissingKeyException if its master key is not there, or is another one
   */
  void check(String id) {
    unwrap(id);
  }

  /** Has a data key wrapped by the master key in use; false if it was already. */
  boolean rewrap(String id) {
    MasterKey current = masterKeys().current();
    if (master(id).equals(current.id())) {
      return false;
    }
    KeysetHandle keyset = unwrap(id);
    try {
      wrap(id, keyset, current);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("data key %s cannot be wrapped".formatted(id), e);
    }
    return true;
  }

  private Path file(String id) {
    return folder.resolve(id);
  }

  /** What a data key's file is bound to: it does not open under another name. */
  private static byte[] about(String id) {
    return ("cobalt data key " + id).getBytes(StandardCharsets.UTF_8);
  }

  /** A data key as it lies on disk. */
  private record Wrapped(String master, String keyset) {
    static Wrapped read(Path file) {
      String text = SmallFiles.read(file);
      int end = text.indexOf('\n');
      if (end < 0 || !text.startsWith(WRAPPED_BY)) {
        throw new BrokenSealException("data key " + file.getFileName());
      }
      return new Wrapped(text.substring(WRAPPED_BY.length(), end), text.substring(end + 1));
    }
  }
}
