package org.cobaltclaims.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cobaltclaims.practice.SettingsDefaults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class SettingsFieldsTest {

  static List<String> sections() {
    return SettingsDefaults.sections().stream().filter(s -> !s.equals("payerDefaults")).toList();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everyKeyStandsOnItsPageOnce(String section) {
    assertThat(keys(section))
        .containsExactlyInAnyOrderElementsOf(SettingsDefaults.types(section).keySet());
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everyChoiceOfAKeyHasWords(String section) {
    SettingsDefaults.types(section)
        .forEach(
            (key, type) -> {
              if (type.isEnum()) {
                assertThat(field(section, key).options())
                    .as(key)
                    .containsOnlyKeys(SettingsDefaults.constants(type));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("org.cobaltclaims.practice.SettingsDefaults#sections")
  void aFormThatIsSentAsItIsShownChangesNothing(String section) {
    Map<String, Object> written = new LinkedHashMap<>();
    SettingsDefaults.types(section)
        .forEach(
            (key, type) -> {
              if (keys(section).contains(key)) {
                written.put(
                    key,
                    type == List.class
                        ? key.equals("roles")
                            ? List.of("BILLS", "RENDERS")
                            : List.of(key.equals("batchDays") ? "MONDAY" : "A1", "FRIDAY")
                        : type == boolean.class
                            ? "true"
                            : type.isEnum() ? SettingsDefaults.constants(type).getLast() : "7");
              }
            });
    if (section.startsWith("payer")) {
      written.put("filingIndicator", "MC");
    }
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    for (SettingsForm.Part part : SettingsForm.show(section, written, null, null, Map.of())) {
      for (SettingsForm.Input input : part.inputs()) {
        String key = input.field().key();
        switch (input.kind()) {
          case SELECT, TICKS ->
              input.choices().stream()
                  .filter(SettingsForm.Choice::chosen)
                  .forEach(choice -> sent.add(key, choice.value()));
          default -> sent.add(key, input.value());
        }
      }
    }
    if (section.equals("payers") || section.equals("payerDefaults")) {
      // Its choices are the clearinghouses that there are; here are none.
      sent.set("clearinghouse", "7");
    }

    assertThat(SettingsForm.read(section, sent)).isEqualTo(written);
  }

  private static List<String> keys(String section) {
    return SettingsFields.of(section).stream()
        .flatMap(group -> group.fields().stream())
        .map(SettingsFields.Field::key)
        .toList();
  }

  private static SettingsFields.Field field(String section, String key) {
    return SettingsFields.of(section).stream()
        .flatMap(group -> group.fields().stream())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
