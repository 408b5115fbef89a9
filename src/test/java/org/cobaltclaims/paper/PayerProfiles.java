package org.cobaltclaims.paper;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.cobaltclaims.practice.PayerProfile;

/** Payers with other switches than the default ones. */
final class PayerProfiles {

  private PayerProfiles() {}

  static PayerProfile continued() {
    return with("paperSaysContinued", true);
  }

  private static PayerProfile with(String key, Object value) {
    PayerProfile defaults = PayerProfile.defaults("67890", "BETA SUPPLEMENTAL");
    RecordComponent[] components = PayerProfile.class.getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] =
            components[i].getName().equals(key)
                ? value
                : components[i].getAccessor().invoke(defaults);
      }
      return PayerProfile.class
          .getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
