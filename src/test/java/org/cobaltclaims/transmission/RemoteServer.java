package org.cobaltclaims.transmission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A clearinghouse's SFTP server on this machine, which can misbehave. */
public final class RemoteServer implements AutoCloseable, SftpEventListener {

  public static final String USER = "rvc001";
  public static final String PASSWORD = "open-sesame-4711";

  private final Path root;
  private KeyPair hostKey = keyPair();
  private SshServer server;
  private int port;

  /** What goes wrong next. */
  public enum Fault {
    NONE,
    /** The connection breaks while a file is written. */
    BREAKS_WRITING,
    /** The connection breaks while a file is read. */
    BREAKS_READING,
    /** The connection breaks right before a file gets its name. */
    BREAKS_BEFORE_NAMING,
    /** It breaks when the file has its name and nobody was told. */
    BREAKS_AFTER_NAMING,
    /** There is no room. */
    FULL,
    /** It does not answer any more. */
    HANGS
  }

  private volatile Fault fault = Fault.NONE;
  private volatile @Nullable PublicKey known;
  private volatile boolean passwordsTaken = true;
  private volatile @Nullable Runnable beforeReading;
  private final List<String> uploads = new ArrayList<>();

  public RemoteServer() {
    try {
      root = Files.createTempDirectory("sftp-server");
      empty();
      server = start(0);
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SshServer start(int onPort) throws IOException {
    SshServer one = SshServer.setUpDefaultServer();
    one.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    one.setPort(onPort);
    one.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    one.setPasswordAuthenticator(
        (user, password, session) ->
            passwordsTaken && user.equals(USER) && password.equals(PASSWORD));
    one.setPublickeyAuthenticator(
        (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, known));
    one.setFileSystemFactory(new VirtualFileSystemFactory(root));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.addSftpEventListener(this);
    one.setSubsystemFactories(List.of(sftp));
    one.start();
    return one;
  }

  public static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return port;
  }

  public String fingerprint() {
    return KeyUtils.getFingerPrint(hostKey.getPublic());
  }

  /** Somebody else answers, or it has a new key. */
  public void changeHostKey() throws IOException {
    stop();
    hostKey = keyPair();
    server = start(port);
  }

  public void stop() throws IOException {
    server.stop(true);
  }

  public void startAgain() throws IOException {
    server = start(port);
  }

  public void fails(Fault next) {
    fault = next;
  }

  public void takesKeyOnly(PublicKey key) {
    known = key;
    passwordsTaken = false;
  }

  public void takesPasswords() {
    passwordsTaken = true;
  }

  /** Runs while the next file is read. */
  public void beforeReading(Runnable once) {
    beforeReading = once;
  }

  /** Final names that files were given, in order. */
  public List<String> uploads() {
    return uploads;
  }

  public void empty() throws IOException {
    fault = Fault.NONE;
    passwordsTaken = true;
    uploads.clear();
    for (String folder : List.of("inbound", "outbound")) {
      FileSystemUtils.deleteRecursively(root.resolve(folder));
      Files.createDirectories(root.resolve(folder));
    }
  }

  public Path file(String folder, String name) {
    return root.resolve(folder).resolve(name);
  }

  public Path put(String name, String content) {
    try {
      return Files.write(file("outbound", name), content.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's clock is another one. */
  public void put(String name, String content, Instant modified) throws IOException {
    Files.setLastModifiedTime(put(name, content), FileTime.from(modified));
  }

  public List<String> names(String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void breakOff(ServerSession session) throws IOException {
    fault = Fault.NONE;
    session.close(true);
    throw new IOException("broken off");
  }

  @Override
  public void received(ServerSession session, int type, int id) throws IOException {
    if (fault == Fault.HANGS) {
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("hung");
    }
  }

  @Override
  public void writing(
      ServerSession session,
      String id,
      FileHandle file,
      long offset,
      byte[] bytes,
      int from,
      int length)
      throws IOException {
    if (fault == Fault.FULL) {
      throw new IOException("no space left");
    }
  }

  @Override
  public void written(
      ServerSession session,
      String id,
      FileHandle file,
      long offset,
      byte[] bytes,
      int from,
      int length,
      @Nullable Throwable failed)
      throws IOException {
    if (fault == Fault.BREAKS_WRITING) {
      breakOff(session);
    }
  }

  @Override
  public void reading(
      ServerSession session,
      String id,
      FileHandle file,
      long offset,
      byte[] bytes,
      int from,
      int length)
      throws IOException {
    Runnable once = beforeReading;
    beforeReading = null;
    if (once != null) {
      once.run();
    }
    if (fault == Fault.BREAKS_READING && offset > 0) {
      breakOff(session);
    }
  }

  @Override
  public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> how)
      throws IOException {
    if (fault == Fault.BREAKS_BEFORE_NAMING) {
      breakOff(session);
    }
  }

  @Override
  public void moved(
      ServerSession session,
      Path from,
      Path to,
      Collection<CopyOption> how,
      @Nullable Throwable failed)
      throws IOException {
    if (failed == null) {
      uploads.add(to.getFileName().toString());
    }
    if (fault == Fault.BREAKS_AFTER_NAMING) {
      breakOff(session);
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    FileSystemUtils.deleteRecursively(root);
  }
}
