package org.cobaltclaims.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cobaltclaims.CobaltApplication;
import org.cobaltclaims.encryption.VaultException;
import org.cobaltclaims.engine.EngineInUseException;
import org.cobaltclaims.engine.EngineUnreachableException;
import org.cobaltclaims.engine.OtherFolderException;
import org.cobaltclaims.practice.PracticeFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerPortFileWriter;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application for a command. */
final class CobaltContext {

  /** In the data folder while an application with a web port works on it: that port. */
  static final String PORT_FILE = "cobalt.port";

  /** Which of several applications on one data folder this is; none if there is one. */
  static final String NODE = "cobalt.node";

  /** sysexits.h: a failure that another try may not meet. */
  private static final int TRY_LATER = 75;

  private CobaltContext() {}

  /**
   * The file in the data folder that has the port of the application on this machine.
   *
   * @throws CommandFailed if the application has a name that cannot be part of a file's
   */
  static Path portFile(Path data) {
    return data.resolve(named(PORT_FILE));
  }

  private static String named(String file) {
    String node = node();
    if (!node.matches("[A-Za-z0-9-]{0,40}")) {
      throw new CommandFailed(2, "COBALT_NODE is letters, digits and dashes, up to 40");
    }
    int dot = file.indexOf('.');
    return node.isEmpty() ? file : file.substring(0, dot) + "-" + node + file.substring(dot);
  }

  private static String node() {
    String set = System.getProperty(NODE);
    return set != null ? set : Objects.requireNonNullElse(System.getenv("COBALT_NODE"), "");
  }

  /** Where this machine reaches an application that has a web port. */
  static String address(ApplicationContext context) {
    return "%s://127.0.0.1:%s"
        .formatted(
            Ssl.isEnabled(context.getBean(ServerProperties.class).getSsl()) ? "https" : "http",
            context.getEnvironment().getProperty("local.server.port"));
  }

  /**
   * Starts the application on a data folder.
   *
   * @param embeddedFor what needs the engine in the application's own process: the command, and
   *     what it does with it; null if a cluster will do
   * @param now when the application's time starts; null for real time
   * @param web whether the web port is opened
   * @param more further properties
   */
  static ConfigurableApplicationContext start(
      @Nullable String embeddedFor,
      Path data,
      @Nullable Instant now,
      boolean web,
      Map<String, String> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("cobalt.data", data.toString());
    if (!node().isEmpty()) {
      properties.putIfAbsent("logging.file.name", data.resolve(named("cobalt.log")).toString());
    }
    if (now != null) {
      properties.put("cobalt.clock.start", now.toString());
    }
    try {
      return new SpringApplicationBuilder(CobaltApplication.class)
          .web(web ? WebApplicationType.SERVLET : WebApplicationType.NONE)
          .initializers(
              context -> {
                if (embeddedFor != null) {
                  refuseCluster(context, embeddedFor);
                }
              })
          .listeners(new WebServerPortFileWriter(portFile(data).toFile()))
          .run(
              properties.entrySet().stream()
                  .map(e -> "--" + e.getKey() + "=" + e.getValue())
                  .toArray(String[]::new));
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof PracticeFileException wrong) {
          throw new CommandFailed(2, String.valueOf(wrong.getMessage()));
        }
        if (cause instanceof VaultException wrong) {
          throw new CommandFailed(2, wrong.text());
        }
        if (cause instanceof OtherFolderException) {
          throw new CommandFailed(2, String.valueOf(cause.getMessage()));
        }
        String certificate = wrongCertificate(cause);
        if (certificate != null) {
          throw new CommandFailed(2, certificate);
        }
        if (cause instanceof EngineUnreachableException || cause instanceof EngineInUseException) {
          throw new CommandFailed(TRY_LATER, String.valueOf(cause.getMessage()));
        }
      }
      throw e;
    }
  }

  /** What is wrong with certificate and key, if that is why something failed. */
  static @Nullable String wrongCertificate(Throwable failure) {
    if (!(failure instanceof BeanCreationException bean)
        || !"sslBundleRegistry".equals(bean.getBeanName())) {
      return null;
    }
    Throwable why = bean.getMostSpecificCause();
    return "cobalt.tls.certificate and cobalt.tls.private-key cannot be %s: %s"
        .formatted(why instanceof IOException ? "read" : "used", why.getMessage());
  }

  /** Refuses a cluster before anything of it is touched. */
  private static void refuseCluster(ConfigurableApplicationContext context, String what) {
    if (!context.getEnvironment().getProperty("cobalt.engine", "embedded").equals("embedded")) {
      throw new CommandFailed(
          2,
          what
              + ", and a cluster has a time and a pace of its own; take the embedded engine"
              + " (cobalt.engine=embedded), or 'cobalt run' beside the cluster");
    }
  }
}
