package org.cobaltclaims.engine.embedded.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Variables between JSON and the engine's encoding, and the one tenant there is. */
public final class Documents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  private Documents() {}

  /**
   * A JSON object in the engine's encoding; nothing stands for the empty object.
   *
   * @throws IllegalArgumentException when it is not JSON; the text is not repeated
   */
  public static DirectBuffer fromJson(String json) {
    try {
      return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(json.isBlank() ? "{}" : json));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the variables are not a JSON object", e);
    }
  }

  /** The same from an object that was read already; null stands for the empty object. */
  public static DirectBuffer fromMap(@Nullable Map<String, ?> variables) {
    try {
      return fromJson(variables == null ? "" : JSON.writeValueAsString(variables));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the variables are not a JSON object", e);
    }
  }

  public static String toJson(DirectBuffer document) {
    return MsgPackConverter.convertToJson(document);
  }

  public static Map<String, Object> toMap(DirectBuffer document) {
    return read(toJson(document), OBJECT);
  }

  /** A list of texts that the engine sent as JSON. */
  public static List<String> strings(String json) {
    return read(json, STRINGS);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the engine sent what is not the JSON expected", e);
    }
  }

  /**
   * The default tenant.
   *
   * @param asked null or blank when the client does not say
   * @throws IllegalArgumentException when another one is asked for
   */
  public static String tenant(@Nullable String asked) {
    if (asked != null && !asked.isBlank() && !asked.equals(TenantOwned.DEFAULT_TENANT_IDENTIFIER)) {
      throw new IllegalArgumentException(
          "the embedded engine has no tenant but " + TenantOwned.DEFAULT_TENANT_IDENTIFIER);
    }
    return TenantOwned.DEFAULT_TENANT_IDENTIFIER;
  }

  /** The default tenant for all that are asked for, as {@link #tenant}. */
  public static List<String> tenants(@Nullable List<String> asked) {
    if (asked != null) {
      asked.forEach(Documents::tenant);
    }
    return List.of(TenantOwned.DEFAULT_TENANT_IDENTIFIER);
  }
}
