package org.cobaltclaims.simulator;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How often each scenario is drawn.
 *
 * @param weights relative shares; a scenario without one never happens
 */
public record Mix(Map<Scenario, Integer> weights) {

  /** Claims 1 to 99 hold each scenario of the mix at least once. */
  private static final int GUARANTEED = 99;

  public Mix {
    weights = Map.copyOf(weights);
    if (weights.values().stream().anyMatch(w -> w < 0)
        || weights.values().stream().mapToInt(Integer::intValue).sum() == 0) {
      throw new IllegalArgumentException(
          "weights must be zero or more, and one of them above zero");
    }
  }

  /** Every behaviour, the ordinary ones often. */
  public static Mix standard() {
    Map<Scenario, Integer> weights = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.values()) {
      if (scenario.weight() > 0) {
        weights.put(scenario, scenario.weight());
      }
    }
    return new Mix(weights);
  }

  /** Nothing but one scenario (the first claim is the plain one all the same). */
  public static Mix only(Scenario scenario) {
    return new Mix(Map.of(scenario, 1));
  }

  /**
   * Reads lines {@code SCENARIO=weight}.
   *
   * @throws IllegalArgumentException if a name is no scenario or a weight no number
   */
  public static Mix read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<Scenario, Integer> weights = new EnumMap<>(Scenario.class);
    for (String name : properties.stringPropertyNames()) {
      weights.put(scenario(name, file), weight(properties.getProperty(name), name, file));
    }
    return new Mix(weights);
  }

  private static Scenario scenario(String name, Path file) {
    try {
      return Scenario.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "%s: %s is no scenario; they are %s"
              .formatted(file, name, Arrays.toString(Scenario.values())),
          unknown);
    }
  }

  private static int weight(String text, String name, Path file) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "%s: the weight of %s is no whole number".formatted(file, name), noNumber);
    }
  }

  /**
   * The scenario of a claim. Claim 0 is always the plain one; claims 1 to 99 hold every scenario of
   * the mix, in an order that the seed decides.
   */
  Scenario scenario(Draw draw, long index) {
    if (index == 0) {
      return Scenario.PAID;
    }
    List<Scenario> possible = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      if (weights.getOrDefault(scenario, 0) > 0) {
        possible.add(scenario);
      }
    }
    if (index > 0 && index <= GUARANTEED) {
      int place = placeAmongGuaranteed(draw, index);
      if (place < possible.size()) {
        return possible.get(place);
      }
    }
    int drawn =
        draw.below(
            index, "scenario", possible.stream().mapToInt(s -> weights.getOrDefault(s, 0)).sum());
    for (Scenario scenario : possible) {
      drawn -= weights.getOrDefault(scenario, 0);
      if (drawn < 0) {
        return scenario;
      }
    }
    throw new AssertionError("weights do not add up");
  }

  private static int placeAmongGuaranteed(Draw draw, long index) {
    long own = draw.hash(index, "place");
    int before = 0;
    for (long other = 1; other <= GUARANTEED; other++) {
      long hash = draw.hash(other, "place");
      if (hash < own || (hash == own && other < index)) {
        before++;
      }
    }
    return before;
  }

  /** One line, the same for equal mixes. */
  String fingerprint() {
    return weights.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
