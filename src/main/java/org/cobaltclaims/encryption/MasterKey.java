package org.cobaltclaims.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A key that wraps data keys: AES-256-GCM, and never used on what is kept itself. */
final class MasterKey {

  private static final int BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int ID_BYTES = 4;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String id;
  private final byte[] key;

  private MasterKey(String id, byte[] key) {
    this.id = id;
    this.key = key;
  }

  /** A new one, whose id begins with its day. */
  static MasterKey make(LocalDate on) {
    byte[] key = new byte[BYTES];
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(key);
    RANDOM.nextBytes(id);
    return new MasterKey("k" + on + "-" + HexFormat.of().formatHex(id), key);
  }

  /**
   * A key as it is written down: {@code id:base64}.
   *
   * @throws UnusableKeysException if it is none; the message does not repeat it
   */
  static MasterKey parse(String line) {
    int colon = line.indexOf(':');
    String id = colon < 0 ? "" : line.substring(0, colon).strip();
    if (!ID.matcher(id).matches()) {
      throw new UnusableKeysException(
          "a master key is not written as id:key",
          "Make one with 'cobalt keys new'; an id has small letters, digits and dashes");
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(line.substring(colon + 1).strip());
    } catch (IllegalArgumentException e) {
      key = new byte[0];
    }
    if (key.length != BYTES) {
      throw new UnusableKeysException(
          "master key %s is not %d bytes in Base64".formatted(id, BYTES),
          "Put its line back from where you keep it, or make a key with 'cobalt keys new'");
    }
    return new MasterKey(id, key);
  }

  String id() {
    return id;
  }

  /** As {@link #parse} reads it. */
  String line() {
    return id + ":" + Base64.getEncoder().encodeToString(key);
  }

  @AccessesPartialKey
  Aead aead() {
    try {
      AeadConfig.register();
      AesGcmKey wrapping =
          AesGcmKey.builder()
              .setParameters(
                  AesGcmParameters.builder()
                      .setKeySizeBytes(BYTES)
                      .setIvSizeBytes(NONCE_BYTES)
                      .setTagSizeBytes(TAG_BYTES)
                      .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                      .build())
              .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
              .build();
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(wrapping).withRandomId().makePrimary())
          .build()
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  /** No log names a key. */
  @Override
  public String toString() {
    return "master key " + id;
  }
}
