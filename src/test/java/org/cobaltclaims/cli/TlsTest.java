package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerPortFileWriter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The application over TLS, as docs/security.md sets it up, with a certificate of the test's own.
 */
class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path data;
  @TempDir private static Path certificates;

  private static ConfigurableApplicationContext application;
  private static SSLContext trusting;
  private static int port;

  /** The clock that the engine brings along otherwise. */
  static class WithoutEngine {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  @BeforeAll
  static void startsWithACertificate() throws Exception {
    replaceCertificate();
    Files.copy(Path.of("src/test/resources/practice.yml"), data.resolve("practice.yml"));
    application =
        new SpringApplicationBuilder(CobaltApplication.class, WithoutEngine.class)
            .profiles("tls")
            .listeners(new WebServerPortFileWriter(data.resolve(CobaltContext.PORT_FILE).toFile()))
            .run(
                "--cobalt.data=" + data,
                "--camunda.client.enabled=false",
                "--cobalt.engine=none",
                "--cobalt.portal.enabled=true",
                "--cobalt.tls.address=127.0.0.1",
                "--cobalt.tls.port=0",
                "--spring.ssl.bundle.watch.file.quiet-period=100ms",
                "--cobalt.tls.certificate=" + certificates.resolve("certificate.pem"),
                "--cobalt.tls.private-key=" + certificates.resolve("key.pem"));
    // Somebody can log in, so that the log-in is what is shown.
    application
        .getBean(Accounts.class)
        .add("ada", "Ada King", Set.of(Role.ADMIN), "a long enough secret", false);
    port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @AfterAll
  static void ends() {
    if (application != null) {
      application.close();
    }
  }

  /** Puts a new one in place, and trusts no other. */
  private static void replaceCertificate() throws Exception {
    KeyStore made = certificate();
    pem("certificate.pem", "CERTIFICATE", made.getCertificate("cobalt").getEncoded());
    Key key = made.getKey("cobalt", PASSWORD.toCharArray());
    pem("key.pem", "PRIVATE KEY", key.getEncoded());
    trusting = trusting(made.getCertificate("cobalt"));
  }

  private static KeyStore certificate() throws Exception {
    Path store = certificates.resolve("store.p12");
    Files.deleteIfExists(store);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "cobalt",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD.toCharArray());
    }
    return made;
  }

  private static void pem(String file, String what, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        certificates.resolve(file),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text));
  }

  private static SSLContext trusting(Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("cobalt", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void pagesAreGuarded() throws Exception {
    HttpResponse<String> login = get("/login");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().map())
        .containsEntry("strict-transport-security", List.of("max-age=15768000"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-frame-options", List.of("SAMEORIGIN"))
        .containsEntry("cache-control", List.of("no-store"))
        .doesNotContainKey("server");
    assertThat(login.headers().firstValue("content-security-policy")).isPresent();
    assertThat(login.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("JSESSIONID=")
        .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
  }

  @Test
  void cookiesOfThePortalGoOverTlsAlone() throws Exception {
    HttpResponse<String> door = get("/portal");
    assertThat(door.statusCode()).isEqualTo(200);
    assertThat(door.headers().allValues("set-cookie"))
        .isNotEmpty()
        .allSatisfy(
            cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Strict"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a//b", "/work;x=1", "/unheard/of", "/actuator/health"})
  void soAreRefusals(String path) throws Exception {
    assertThat(get(path).headers().map())
        .containsKey("strict-transport-security")
        .containsKey("content-security-policy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void todaysTlsIsSpoken(String protocol) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      assertThat(socket.getSession().getCipherSuite()).containsAnyOf("GCM", "CHACHA20");
    }
  }

  @Test
  void oldCiphersAreRefused() throws IOException {
    try (SSLSocket socket =
        (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(
          new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  /** Java itself would not ask so any more; so the greeting is written by hand. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void olderTlsIsRefused(int minor) throws IOException {
    ByteBuffer hello = ByteBuffer.allocate(56);
    hello.put(new byte[] {22, 3, 1, 0, 51, 1, 0, 0, 47, 3, (byte) minor});
    hello.put(new byte[32]).put((byte) 0);
    // Suites that every server of that time had.
    hello.put(new byte[] {0, 8, 0, 0x2f, 0, 0x35, (byte) 0xc0, 0x09, (byte) 0xc0, 0x13, 1, 0});
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(hello.array());
      byte[] answer = socket.getInputStream().readNBytes(7);
      assertThat(answer[0]).as("an alert").isEqualTo((byte) 21);
      assertThat(answer[5]).as("fatal").isEqualTo((byte) 2);
      assertThat(answer[6]).as("protocol version").isEqualTo((byte) 70);
    }
  }

  @Test
  void aRenewedCertificateCountsWithoutARestart() throws Exception {
    replaceCertificate();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(SSLHandshakeException.class)
        .until(() -> get("/login").statusCode() == 200);
  }

  @Test
  void aCertificateThatCannotBeUsedIsToldWithItsReason(@TempDir Path folder) throws Exception {
    Path key = folder.resolve("key.pem");
    for (String wrong : List.of("cannot be read", "matches none of the certificates")) {
      assertThatThrownBy(() -> startWith(certificates.resolve("certificate.pem"), key, folder))
          .isInstanceOfSatisfying(
              CommandFailed.class, failed -> assertThat(failed.status()).isEqualTo(2))
          .hasMessageContaining(wrong);
      Files.copy(certificates.resolve("key.pem"), key, StandardCopyOption.REPLACE_EXISTING);
      replaceCertificate();
    }
  }

  private static void startWith(Path certificate, Path key, Path folder) {
    CobaltContext.start(
            null,
            folder,
            null,
            true,
            Map.of(
                "spring.profiles.active", "tls",
                "camunda.client.enabled", "false",
                "cobalt.engine", "none",
                "cobalt.tls.address", "127.0.0.1",
                "cobalt.tls.port", "0",
                "cobalt.tls.certificate", certificate.toString(),
                "cobalt.tls.private-key", key.toString()))
        .close();
  }

  @Test
  void plainHttpIsNotSpoken() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("requires TLS").doesNotContain("<form");
    }
  }

  @Test
  void theCommandLineReachesItAsBefore() {
    assertThat(CobaltContext.address(application)).isEqualTo("https://127.0.0.1:" + port);
    Cli.Ended resumed = Cli.run("resume", "--data", data);
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("are started again now.");
  }
}
