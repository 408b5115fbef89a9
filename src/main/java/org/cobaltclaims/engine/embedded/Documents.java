package org.cobaltclaims.engine.embedded;

import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Variables between JSON and the engine's encoding, and the one tenant there is. */
final class Documents {

  private Documents() {}

  /**
   * A JSON object in the engine's encoding; nothing stands for the empty object.
   *
   * @throws IllegalArgumentException when it is not JSON; the text is not repeated
   */
  static DirectBuffer fromJson(String json) {
    try {
      return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(json.isBlank() ? "{}" : json));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the variables are not a JSON object", e);
    }
  }

  static String toJson(DirectBuffer document) {
    return MsgPackConverter.convertToJson(document);
  }

  /**
   * The default tenant.
   *
   * @throws IllegalArgumentException when another one is asked for
   */
  static String tenant(String asked) {
    if (!asked.isBlank() && !asked.equals(TenantOwned.DEFAULT_TENANT_IDENTIFIER)) {
      throw new IllegalArgumentException(
          "the embedded engine has no tenant but " + TenantOwned.DEFAULT_TENANT_IDENTIFIER);
    }
    return TenantOwned.DEFAULT_TENANT_IDENTIFIER;
  }

  static List<String> tenants(List<String> asked) {
    asked.forEach(Documents::tenant);
    return List.of(TenantOwned.DEFAULT_TENANT_IDENTIFIER);
  }
}
