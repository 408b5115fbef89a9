package org.cobaltclaims.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is open to callers of this machine is not open to those whom a proxy on it passes on. */
class LocalCallTest {

  @Test
  void aCallOverLoopbackIsLocal() {
    assertThat(SecurityConfiguration.isLocal(from("127.0.0.1"))).isTrue();
    assertThat(SecurityConfiguration.isLocal(from("0:0:0:0:0:0:0:1"))).isTrue();
    assertThat(SecurityConfiguration.isLocal(from("10.0.0.5"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-proto", "Forwarded", "Via", "X-Real-IP"})
  void aCallThatAProxyPassedOnIsNot(String header) {
    MockHttpServletRequest request = from("127.0.0.1");
    request.addHeader(header, "127.0.0.1");

    assertThat(SecurityConfiguration.isLocal(request)).isFalse();
  }

  /** The address that a header gave the caller, while the call came in from a network. */
  @Test
  void aCallFromTheNetworkIsNotWhateverItsHeaderSaid() {
    MockHttpServletRequest request = from("127.0.0.1");
    request.setLocalAddr("10.0.0.11");

    assertThat(SecurityConfiguration.isLocal(request)).isFalse();
  }

  private static MockHttpServletRequest from(String address) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }
}
