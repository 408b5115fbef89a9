package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import org.cobaltclaims.access.Accounts;
import org.cobaltclaims.access.Role;
import org.cobaltclaims.testing.ApplicationTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * People log in at an identity provider, which is a small one of the test's own that keeps to the
 * protocol; what they may do here, their accounts say.
 */
class OpenIdLogInTest extends ApplicationTest {

  private static final String CLIENT = "cobalt";
  private static final HttpServer PROVIDER = provider();
  private static final String AT = "http://127.0.0.1:" + PROVIDER.getAddress().getPort();
  private static final RSAKey KEY = key();

  private static String nonce = "";
  private static String person = "";

  @Autowired private MockMvc http;
  @Autowired private Accounts accounts;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    String client = "spring.security.oauth2.client.registration.hospital.";
    properties.add(client + "client-id", () -> CLIENT);
    properties.add(client + "client-secret", () -> "a secret of the test");
    properties.add(client + "client-name", () -> "River Valley Hospital");
    properties.add(client + "scope", () -> "openid");
    properties.add(client + "authorization-grant-type", () -> "authorization_code");
    properties.add(client + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
    String provider = "spring.security.oauth2.client.provider.hospital.";
    properties.add(provider + "authorization-uri", () -> AT + "/authorize");
    properties.add(provider + "token-uri", () -> AT + "/token");
    properties.add(provider + "jwk-set-uri", () -> AT + "/keys");
    properties.add(provider + "user-name-attribute", () -> "sub");
  }

  @AfterAll
  static void stop() {
    PROVIDER.stop(0);
  }

  @BeforeEach
  void aBillerAndAnAdministrator() {
    accounts.add("ada", "Ada King", Set.of(Role.ADMIN), "a long enough secret", false);
    accounts.add("bert", "Bert Fox", Set.of(Role.BILLER), "a long enough secret", false);
  }

  @Test
  void theLogInOffersIt() throws Exception {
    assertThat(http.perform(get("/login")).andReturn().getResponse().getContentAsString())
        .contains("Log in with River Valley Hospital", "/oauth2/authorization/hospital");
  }

  @Test
  void whoHasAnAccountGetsInWithItsRights() throws Exception {
    MockHttpSession session = logIn("Bert");
    assertThat(status(session, "/work")).isEqualTo(200);
    assertThat(status(session, "/api/accounts")).isEqualTo(403);
    accounts.change("bert", "Bert Fox", Set.of(Role.BILLER), false);
    assertThat(status(session, "/work")).as("not any more").isEqualTo(302);
  }

  @Test
  void whoHasNoneStaysOutside() throws Exception {
    MockHttpSession session = logIn("stranger");
    assertThat(status(session, "/work")).isEqualTo(302);
    accounts.change("bert", "Bert Fox", Set.of(Role.BILLER), false);
    assertThat(status(logIn("bert"), "/work")).isEqualTo(302);
  }

  /** Goes there, is let in there, and comes back. */
  private MockHttpSession logIn(String name) throws Exception {
    MockHttpSession session = new MockHttpSession();
    MvcResult there =
        http.perform(get("/oauth2/authorization/hospital").session(session)).andReturn();
    String location = Objects.requireNonNull(there.getResponse().getRedirectedUrl());
    assertThat(location).startsWith(AT + "/authorize?");
    var asked = UriComponentsBuilder.fromUriString(location).build().getQueryParams();
    nonce = Objects.requireNonNull(asked.getFirst("nonce"));
    person = name;
    String state = Objects.requireNonNull(asked.getFirst("state")).replace("%3D", "=");
    http.perform(
        get("/login/oauth2/code/hospital")
            .param("code", "good for one token")
            .param("state", state)
            .session(session));
    return session;
  }

  private int status(MockHttpSession session, String path) throws Exception {
    return http.perform(get(path).session(session)).andReturn().getResponse().getStatus();
  }

  private static HttpServer provider() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/keys", call -> answer(call, new JWKSet(KEY).toString()));
      server.createContext(
          "/token",
          call ->
              answer(
                  call,
                  """
                  {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                  """
                      .formatted(token())));
      server.start();
      return server;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange call, String json) throws java.io.IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(200, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k1").generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token() {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
            new JWTClaimsSet.Builder()
                .issuer(AT)
                .subject("4711")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", person)
                .build());
    try {
      token.sign(new RSASSASigner(KEY));
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }
}
