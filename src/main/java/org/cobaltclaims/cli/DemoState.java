package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.cobaltclaims.simulator.Plan;
import org.cobaltclaims.transmission.SafeDisk;

/**
 * How far a demonstration has come; kept in its data folder, so that it can be continued after
 * whatever ended it.
 *
 * @param seed of every choice
 * @param claims of the sample practice
 * @param deliveryDays business days over which the practice delivers its claims
 * @param first the first simulated day
 * @param today the simulated day that is being worked on
 */
record DemoState(long seed, int claims, int deliveryDays, LocalDate first, LocalDate today) {

  private static final String FILE = "demo.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static Optional<DemoState> load(Path data) throws IOException {
    Path file = data.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), DemoState.class))
        : Optional.empty();
  }

  /** Notes how far it has come; what cannot be noted leaves the last note as it is. */
  void save(Path data) throws IOException {
    new SafeDisk().write(data.resolve(FILE), JSON.writeValueAsBytes(this));
  }

  Plan plan() {
    return Plan.standard(seed, claims, deliveryDays);
  }

  DemoState at(LocalDate day) {
    return new DemoState(seed, claims, deliveryDays, first, day);
  }
}
