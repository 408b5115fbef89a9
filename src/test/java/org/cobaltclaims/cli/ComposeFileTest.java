package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.impl.basicauth.BasicAuthCredentialsProvider;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** docker-compose.yml, by compose's own check and by what it is to keep. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeFileTest {

  private static final Path FILE = Path.of("docker-compose.yml");
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{([A-Z_]+):-");
  private static final Path PLUGIN = Path.of("/usr/libexec/docker/cli-plugins/docker-compose");

  @TempDir private Path folder;
  private final JsonNode services = read().required("services");

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(FILE.toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> named(Pattern kind) throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher matcher = kind.matcher(Files.readString(FILE));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  static Set<String> required() throws IOException {
    return named(REQUIRED);
  }

  @Test
  void composeTakesItWhenEveryVariableIsThere() throws Exception {
    Ended ended = config(secrets());

    assertThat(ended.status()).as(ended.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("required")
  void withoutAVariableNothingStartsAndItIsNamed(String variable) throws Exception {
    Map<String, String> without = secrets();
    without.remove(variable);

    Ended ended = config(without);

    assertThat(ended.status()).isNotZero();
    assertThat(ended.output()).contains(variable + " is missing");
  }

  @ParameterizedTest
  @MethodSource("required")
  void anEmptyVariableIsAMissingOne(String variable) throws Exception {
    Map<String, String> empty = secrets();
    empty.put(variable, "");

    assertThat(config(empty).status()).isNotZero();
  }

  @Test
  void theExampleNamesEveryVariableAndNoSecret() throws Exception {
    Map<String, String> example = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(".env.example"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("=", 2);
        example.put(parts[0], parts[1]);
      }
    }
    Set<String> all = new TreeSet<>(required());
    all.addAll(named(DEFAULTED));

    assertThat(example.keySet()).isEqualTo(all);
    assertThat(required()).allSatisfy(name -> assertThat(example.get(name)).isEmpty());
    assertThat(example.get("CAMUNDA_LICENSE_KEY")).isEmpty();
    assertThat(Files.readAllLines(Path.of(".gitignore"))).contains("/.env");
  }

  @Test
  void everyPasswordComesFromOutside() {
    services.forEach(
        service ->
            service
                .path("environment")
                .fields()
                .forEachRemaining(
                    entry -> {
                      if (entry.getKey().contains("PASSWORD")) {
                        assertThat(entry.getValue().asText())
                            .as(entry.getKey())
                            .matches("\\$\\{[A-Z_]+:\\?.*}");
                      }
                    }));
  }

  @Test
  void onlyTheApplicationHasAPortAndOnlyOnLoopback() {
    List<String> ports = new ArrayList<>();
    services.forEach(s -> s.path("ports").forEach(port -> ports.add(port.asText())));

    assertThat(ports).containsExactly("127.0.0.1:${COBALT_PORT:-8080}:8080");
    assertThat(read().at("/networks/inside/internal").asBoolean()).isTrue();
    assertThat(services.at("/mysql/networks")).hasSize(1);
    assertThat(services.at("/camunda/networks")).hasSize(1);
  }

  @Test
  void memoryIsLimitedAndEveryServerIsAskedForItsHealth() throws IOException {
    services.forEach(service -> assertThat(service.has("mem_limit")).isTrue());
    for (String server : List.of("mysql", "camunda")) {
      assertThat(services.at("/" + server + "/healthcheck/test").isArray()).as(server).isTrue();
    }
    assertThat(Files.readString(Path.of("Dockerfile"))).contains("HEALTHCHECK");
  }

  /**
   * The keys are those that Spring and Camunda's client bind, and the client asks as is written.
   */
  @Test
  void theApplicationsEnvironmentNamesTheClusterAndWhoAsks() throws Exception {
    Map<String, Object> environment = new LinkedHashMap<>();
    services
        .at("/app/environment")
        .fields()
        .forEachRemaining(
            entry ->
                environment.put(
                    entry.getKey(),
                    REQUIRED.matcher(entry.getValue().asText()).lookingAt()
                        ? "secret"
                        : entry.getValue().asText()));
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(ClientOnly.class)
            .web(WebApplicationType.NONE)
            .initializers(
                started ->
                    started
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(
                            new SystemEnvironmentPropertySource(
                                "compose-systemEnvironment", environment)))
            .run("--logging.file.name=", "--cobalt.data=target")) {
      Environment bound = context.getEnvironment();
      assertThat(bound.getProperty("cobalt.engine")).isEqualTo("cluster");
      assertThat(bound.getProperty("spring.datasource.url")).startsWith("jdbc:mysql://mysql:3306/");
      CamundaClient client = context.getBean(CamundaClient.class);
      assertThat(client.getConfiguration().getGrpcAddress())
          .isEqualTo(URI.create("http://camunda:26500"));
      assertThat(client.getConfiguration().getRestAddress())
          .isEqualTo(URI.create("http://camunda:8080"));
      assertThat(client.getConfiguration().getCredentialsProvider())
          .isInstanceOf(BasicAuthCredentialsProvider.class);
      Map<String, String> headers = new HashMap<>();
      client.getConfiguration().getCredentialsProvider().applyCredentials(headers::put);
      assertThat(headers)
          .containsEntry(
              "Authorization",
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("cobalt:secret".getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The client with nothing to deploy and no worker: it is made, and asks nobody. */
  @ImportAutoConfiguration(CamundaAutoConfiguration.class)
  static class ClientOnly {}

  @ParameterizedTest
  @ValueSource(strings = {"bpmn", "forms", "src/main", "pom.xml", "mvnw", ".mvn", "LICENSE"})
  void whatTheImageIsBuiltFromIsLeftIn(String path) throws IOException {
    assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*", "!" + path);
    assertThat(Path.of(path)).exists();
  }

  @Test
  void theDatabasesScriptIsAShellScript() throws Exception {
    Process check = new ProcessBuilder("bash", "-n", "docker/mysql/10-engine.sh").start();

    assertThat(check.waitFor()).isZero();
    assertThat(Path.of("docker/mysql/10-engine.sh")).isExecutable();
  }

  private static Map<String, String> secrets() throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    required().forEach(name -> secrets.put(name, "of-a-test"));
    return secrets;
  }

  private record Ended(int status, String output) {}

  /** With these variables and no others: neither the caller's nor those of a .env. */
  private Ended config(Map<String, String> variables) throws Exception {
    Path file = folder.resolve("variables");
    Files.write(
        file, variables.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    List<String> command = new ArrayList<>(compose());
    command.addAll(List.of("--env-file", file.toString(), "-f", FILE.toString(), "config", "-q"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(required());
    return run(builder);
  }

  private static Ended run(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(builder.command() + " does not end");
    }
    return new Ended(process.exitValue(), output);
  }

  /**
   * How compose is called here. Where there is none its tests are skipped, and the reason is
   * printed; a CI may not skip.
   */
  private static List<String> compose() {
    return Stream.of(
            List.of("docker", "compose"), List.of("docker-compose"), List.of(PLUGIN.toString()))
        .filter(ComposeFileTest::answers)
        .findFirst()
        .orElseGet(ComposeFileTest::skip);
  }

  private static boolean answers(List<String> compose) {
    try {
      List<String> command = new ArrayList<>(compose);
      command.add("version");
      return run(new ProcessBuilder(command).redirectErrorStream(true)).status() == 0;
    } catch (Exception e) {
      return false;
    }
  }

  private static List<String> skip() {
    String reason = "docker compose is not here to check docker-compose.yml";
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(reason);
    }
    System.out.println("skipped: " + reason);
    return Assumptions.abort(reason);
  }
}
