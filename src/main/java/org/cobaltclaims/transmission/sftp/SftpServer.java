package org.cobaltclaims.transmission.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.cobaltclaims.practice.SftpAccount;
import org.cobaltclaims.transmission.sftp.SftpTrouble.About;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens connections. The server's host key has to be one of those that are pinned before anything
 * is told to it; what is kept for the machine's own ssh (known hosts, keys, agent) is not looked
 * at.
 */
@Component
public class SftpServer {

  /** How servers say that nobody is let in. */
  private static final Set<Integer> REFUSALS =
      Set.of(
          SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE,
          SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR,
          SshConstants.SSH2_DISCONNECT_AUTH_CANCELLED_BY_USER,
          SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME);

  private final Secrets secrets;

  public SftpServer(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The fingerprint of the host key that a server shows. Nothing is told to it.
   *
   * @throws SftpTrouble if it cannot be reached
   */
  public String hostKey(SftpAccount account) throws SftpTrouble {
    AtomicReference<@Nullable String> shown = new AtomicReference<>();
    SshClient client = client(account, List.of(), shown);
    try {
      client.start();
      connect(client, account).close(true);
    } catch (IOException | RuntimeException refused) {
      // The key is refused on purpose: this connection only asks for it.
    } finally {
      client.stop();
    }
    String fingerprint = shown.get();
    if (fingerprint == null) {
      throw unreachable(account);
    }
    return fingerprint;
  }

  /**
   * Connects and logs in.
   *
   * @throws SftpTrouble if any of it fails
   */
  public SftpLink open(SftpAccount account) throws SftpTrouble {
    String password =
        account.password().isEmpty() ? null : secrets.read(account.password(), "password");
    List<KeyPair> keys = keys(account);
    AtomicReference<@Nullable String> shown = new AtomicReference<>();
    SshClient client = client(account, account.hostKeys(), shown);
    ClientSession session = null;
    SftpLink link = null;
    try {
      client.start();
      session = connected(client, account, shown);
      keys.forEach(session::addPublicKeyIdentity);
      if (password != null) {
        session.addPasswordIdentity(password);
      }
      login(session, account, shown);
      link = new SftpLink(client, session, sftp(session, account), account);
      return link;
    } finally {
      if (link == null) {
        if (session != null) {
          session.close(true);
        }
        client.stop();
      }
    }
  }

  private static ClientSession connected(
      SshClient client, SftpAccount account, AtomicReference<@Nullable String> shown)
      throws SftpTrouble {
    try {
      return connect(client, account);
    } catch (IOException | RuntimeException e) {
      throw keyRefused(account, shown.get(), unreachable(account));
    }
  }

  private static ClientSession connect(SshClient client, SftpAccount account) throws IOException {
    Duration patience = Duration.ofSeconds(account.timeoutSeconds());
    ClientSession session =
        client
            .connect(account.user(), account.host(), account.port())
            .verify(patience)
            .getClientSession();
    var reached =
        session.waitFor(
            List.of(
                ClientSession.ClientSessionEvent.WAIT_AUTH,
                ClientSession.ClientSessionEvent.CLOSED),
            patience);
    if (!reached.contains(ClientSession.ClientSessionEvent.WAIT_AUTH)
        || reached.contains(ClientSession.ClientSessionEvent.CLOSED)) {
      session.close(true);
      throw new IOException("no secure connection");
    }
    return session;
  }

  private static void login(
      ClientSession session, SftpAccount account, AtomicReference<@Nullable String> shown)
      throws SftpTrouble {
    String server = account.address();
    Duration patience = Duration.ofSeconds(account.timeoutSeconds());
    try {
      session.auth().verify(patience);
    } catch (IOException | RuntimeException e) {
      SftpTrouble refused =
          e instanceof SshException ssh && REFUSALS.contains(ssh.getDisconnectCode())
              ? new SftpTrouble(
                  About.LOGIN,
                  "the server %s refuses the log-in".formatted(server),
                  ("See that account and password, or private key, are those that %s gave you, and"
                          + " that it knows your public key. Too many tries may lock the account:"
                          + " ask them.")
                      .formatted(account.keeper()))
              : new SftpTrouble(
                  About.CONNECTION,
                  "the server %s broke off, or fell silent, while logging in".formatted(server),
                  "It is tried again by itself. If it lasts, ask %s.".formatted(account.keeper()));
      throw keyRefused(account, shown.get(), refused);
    }
  }

  private static SftpClient sftp(ClientSession session, SftpAccount account) throws SftpTrouble {
    try {
      return SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException | RuntimeException e) {
      throw new SftpTrouble(
          About.CONNECTION,
          "the server %s takes the log-in and then falls silent, or offers no SFTP"
              .formatted(account.address()),
          "It is tried again by itself. If it lasts, ask %s whether your account is set up for SFTP."
              .formatted(account.keeper()));
    }
  }

  private List<KeyPair> keys(SftpAccount account) throws SftpTrouble {
    if (account.privateKey().isEmpty()) {
      return List.of();
    }
    String pem = secrets.read(account.privateKey(), "private key");
    String passphrase =
        account.passphrase().isEmpty() ? null : secrets.read(account.passphrase(), "passphrase");
    try (InputStream in = new ByteArrayInputStream((pem + "\n").getBytes(StandardCharsets.UTF_8))) {
      Iterable<KeyPair> found =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("private key"),
              in,
              passphrase == null ? null : FilePasswordProvider.of(passphrase));
      List<KeyPair> keys = new ArrayList<>();
      if (found != null) {
        found.forEach(keys::add);
      }
      if (!keys.isEmpty()) {
        return keys;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // said below, without what the library has to say about the key
    }
    throw new SftpTrouble(
        About.SETTINGS,
        "the private key cannot be read",
        "It has to be a private key in OpenSSH's or PEM form; a key with a passphrase needs the"
            + " right one.");
  }

  private static SshClient client(
      SftpAccount account, List<String> pinned, AtomicReference<@Nullable String> shown) {
    SshClient client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier((session, remote, key) -> known(key, pinned, shown));
    Duration patience = Duration.ofSeconds(account.timeoutSeconds());
    CoreModuleProperties.IDLE_TIMEOUT.set(client, patience);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, patience);
    CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, patience);
    CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, patience);
    CoreModuleProperties.WINDOW_TIMEOUT.set(client, patience);
    CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(client, Duration.ofSeconds(1));
    CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, patience);
    return client;
  }

  private static boolean known(
      PublicKey key, List<String> pinned, AtomicReference<@Nullable String> shown) {
    String fingerprint = KeyUtils.getFingerPrint(key);
    shown.set(fingerprint);
    return pinned.contains(fingerprint);
  }

  /** Of two troubles the host key's, if that was refused. */
  private static SftpTrouble keyRefused(
      SftpAccount account, @Nullable String shown, SftpTrouble other) {
    if (shown == null || account.hostKeys().contains(shown)) {
      return other;
    }
    String server = account.address();
    return account.hostKeys().isEmpty()
        ? new SftpTrouble(
            About.HOST_KEY,
            "no host key of %s is pinned; it shows %s".formatted(server, shown),
            ("Compare this fingerprint with the one that %s publishes or tells you by telephone; if"
                    + " they are the same, pin it in the settings.")
                .formatted(account.keeper()))
        : new SftpTrouble(
            About.HOST_KEY,
            "%s shows another host key than the one that is pinned: %s".formatted(server, shown),
            ("Nothing was told to it. Somebody else may be answering: ask %s whether it has changed"
                    + " its key, and pin the new one only if it says so.")
                .formatted(account.keeper()));
  }

  private static SftpTrouble unreachable(SftpAccount account) {
    return new SftpTrouble(
        About.CONNECTION,
        "the server %s cannot be reached".formatted(account.address()),
        ("See that host and port are right, that this machine may reach them (firewall), and ask"
                + " %s whether it expects your address; it is tried again by itself.")
            .formatted(account.keeper()));
  }
}
