package org.cobaltclaims.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.engine.Roots;
import org.cobaltclaims.engine.embedded.EmbeddedEngine;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@link Starting} starts: says when it is ready and when it has resumed, and ends. */
public final class Started {

  static final String NOTHING = "nothing";
  static final String NO_ENGINE = "no-engine";
  static final String ENGINE = "engine";

  /** Before what is said. */
  static final String SAYS = "started: ";

  private static final int PAUSE_MILLIS = 20;

  /** The families wait for remittances; none is overdue yet. */
  private static final LocalDate TODAY = Families.FIRST.plusDays(5);

  private Started() {}

  /**
   * The machine.
   *
   * @param args how, and the data folder
   */
  public static void main(String[] args) throws InterruptedException {
    if (!args[0].equals(NOTHING)) {
      application(args[0].equals(ENGINE), Path.of(args[1]));
    }
    say("ready");
  }

  private static void application(boolean engine, Path data) throws InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("--server.port=0", "--logging.level.root=ERROR", "--cobalt.data=" + data));
    if (engine) {
      arguments.add("--cobalt.clock.start=" + Families.opening(TODAY));
    } else {
      arguments.addAll(List.of("--camunda.client.enabled=false", "--cobalt.engine=none"));
    }
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(CobaltApplication.class).web(WebApplicationType.SERVLET);
    if (!engine) {
      application.initializers(Store::realTime);
    }
    try (ConfigurableApplicationContext context =
        application.run(arguments.toArray(String[]::new))) {
      say("ready");
      if (engine) {
        resumed(context);
        say("resumed");
      }
      System.out.flush();
      // What ends is not measured, and nothing of it is needed again.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void resumed(ConfigurableApplicationContext context) throws InterruptedException {
    Roots roots = context.getBean(Roots.class);
    EmbeddedEngine engine = context.getBean(EmbeddedEngine.class);
    while (roots.awaitingStart() > 0) {
      Thread.sleep(PAUSE_MILLIS);
    }
    if (!engine.awaitIdle(Duration.ofMinutes(10))) {
      throw new IllegalStateException("the engine does not come to rest");
    }
  }

  private static void say(String what) {
    System.out.println(SAYS + what);
  }
}
