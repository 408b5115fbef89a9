package org.cobaltclaims.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a demonstration has come; kept in its data folder, so that it can be continued after whatever ended it.
 *
 * @param seed of every choice
 * @param claims of the sample practice
 * @param first the first simulated day
 * @param today the simulated day that is being worked on
 */
record DemoState(long seed, int claims, LocalDate first, LocalDate today) {

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

  void save(Path data) throws IOException {
    Path aside = data.resolve(FILE + ".tmp");
    Files.write(aside, JSON.writeValueAsBytes(this));
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        aside,
        data.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  DemoState at(LocalDate day) {
    return new DemoState(seed, claims, first, day);
  }
}
