package org.cobaltclaims.dashboard.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cobaltclaims.dashboard.ProcessIncidents;
import org.cobaltclaims.dashboard.ProcessIncidents.Incident;
import org.cobaltclaims.dashboard.ProcessMap;
import org.cobaltclaims.dashboard.ProcessMap.Heat;
import org.cobaltclaims.dashboard.ProcessMap.Load;
import org.cobaltclaims.dashboard.ProcessPlaces;
import org.cobaltclaims.dashboard.ProcessStep;
import org.cobaltclaims.desk.ProcessModels;
import org.cobaltclaims.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what rests at the steps, what has failed there, and what the steps are called. */
@Component
class ProcessMapReader {

  private final ProcessFreshness freshness;
  private final ProcessPlaces places;
  private final ProcessMap map;
  private final ProcessIncidents incidents;
  private final ProcessModels models;

  ProcessMapReader(
      ProcessFreshness freshness,
      ProcessPlaces places,
      ProcessMap map,
      ProcessIncidents incidents,
      ProcessModels models) {
    this.freshness = freshness;
    this.places = places;
    this.map = map;
    this.incidents = incidents;
    this.models = models;
  }

  /**
   * A step as it is shown.
   *
   * @param load null where nothing rests, but something has failed
   * @param incidents how many; 0 also where the engine does not answer
   */
  public record Shown(String element, String name, @Nullable Load load, int incidents) {

    public long count() {
      return load == null ? 0 : load.count();
    }

    public Money open() {
      return load == null ? Money.ZERO : load.open();
    }

    public int medianDays() {
      return load == null ? 0 : load.medianDays();
    }

    public long late() {
      return load == null ? 0 : load.late();
    }

    public Heat heat() {
      return load == null ? Heat.EMPTY : load.heat();
    }
  }

  /**
   * The map of one process.
   *
   * @param incidents the open ones; empty if there are none, or the engine does not answer
   * @param answers whether the engine says anything about incidents
   * @param builtAt of when the numbers are; null if they are still being built
   */
  public record Whole(
      String process,
      String name,
      List<Shown> steps,
      List<Incident> incidents,
      boolean answers,
      @Nullable Instant builtAt,
      boolean beingBuilt) {

    /** Everything in the process, each counted once. */
    public long count() {
      return steps.stream().mapToLong(Shown::count).sum();
    }

    public Money open() {
      return steps.stream().map(Shown::open).collect(Money.sum());
    }

    public long late() {
      return steps.stream().mapToLong(Shown::late).sum();
    }

    /** The step of an element; empty if there is none. */
    Optional<Shown> step(String element) {
      return steps.stream().filter(step -> step.element().equals(element)).findFirst();
    }
  }

  /** The map, as fresh as can be had. */
  Whole of(String process, @Nullable String payerId) {
    freshness.freshen();
    Optional<List<Incident>> found = incidents.open(process);
    List<Incident> open = found.orElse(List.of());
    Map<String, Integer> failed =
        open.stream()
            .collect(Collectors.toMap(Incident::element, i -> 1, Integer::sum, LinkedHashMap::new));
    List<Shown> steps = new ArrayList<>();
    for (Load load : map.of(process, payerId)) {
      String element = load.step().element();
      Integer here = failed.remove(element);
      steps.add(new Shown(element, models.name(process, element), load, here == null ? 0 : here));
    }
    failed.forEach(
        (element, count) ->
            steps.add(new Shown(element, models.name(process, element), null, count)));
    return new Whole(
        process,
        models.name(process),
        List.copyOf(steps),
        open,
        found.isPresent(),
        places.builtAt().orElse(null),
        freshness.isBeingBuilt());
  }

  /** The steps in the order that is asked for; as the process goes where it is none of these. */
  static List<Shown> sorted(List<Shown> steps, String sort) {
    Comparator<Shown> order =
        switch (sort.replace("-", "")) {
          case "step" -> Comparator.comparing(Shown::name);
          case "count" -> Comparator.comparing(Shown::count);
          case "open" -> Comparator.comparing(Shown::open);
          case "median" -> Comparator.comparing(Shown::medianDays);
          case "late" -> Comparator.comparing(Shown::late);
          case "incidents" -> Comparator.comparing(Shown::incidents);
          default -> (one, other) -> 0;
        };
    return steps.stream().sorted(sort.startsWith("-") ? order.reversed() : order).toList();
  }

  /** What a process is called. */
  String name(String process) {
    return models.name(process);
  }

  /** What a step is called. */
  String name(ProcessStep step) {
    return models.name(step.process(), step.element());
  }
}
