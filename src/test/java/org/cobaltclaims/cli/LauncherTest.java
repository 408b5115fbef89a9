package org.cobaltclaims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts at the top: what they do before there is a jar. */
class LauncherTest {

  @TempDir Path folder;

  private record Ended(int status, String output) {}

  @ParameterizedTest
  @ValueSource(strings = {"cobalt", "mvnw", ".mvn/java.sh"})
  void scriptIsPlainPosixShell(String script) throws Exception {
    assertThat(run(Map.of(), "sh", "-n", script)).isEqualTo(new Ended(0, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cobalt", "mvnw", ".ci/run"})
  void scriptIsExecutable(String script) {
    assertThat(Path.of(script)).isExecutable();
  }

  @Test
  void theJavaOfJavaHomeIsTakenWhereItIsNewEnough() throws Exception {
    Path home = java("mine", "99.0.1");

    assertThat(findJava(home, 21).output()).isEqualTo("99 " + home + "\n");
  }

  @Test
  void aJavaThatIsTooOldIsPassedOver() throws Exception {
    Path old = java("old", "17.0.15");
    Path jdk = java("home/.jdks/new", "99");

    Ended found = findJava(old, 99);

    assertThat(found.output()).isEqualTo("99 " + jdk + "\n");
  }

  @Test
  void aJavaOfTheOldNumberingIsTooOld() throws Exception {
    assertThat(findJava(java("eight", "1.8.0_402"), 100).status()).isEqualTo(1);
  }

  @Test
  void aFolderWithABlankInItsNameIsFound() throws Exception {
    Path home = java("my java", "99");

    assertThat(findJava(home, 99).output()).isEqualTo("99 " + home + "\n");
  }

  @Test
  void mavenIsUnpackedWhereItsChecksumIsRight() throws Exception {
    Path zip = distribution("apache-maven-9/bin/mvn");
    Path target = folder.resolve("dists/a/apache-maven-9");

    Ended ended = fetch(zip, sha512(zip), target);

    assertThat(ended).isEqualTo(new Ended(0, ""));
    assertThat(target.resolve("bin/mvn")).isExecutable();
    assertThat(target.getParent()).isDirectoryNotContaining("glob:**/.fetch-*");
  }

  @Test
  void mavenWithAnotherChecksumIsThrownAway() throws Exception {
    Path target = folder.resolve("dists/a/apache-maven-9");

    Ended ended = fetch(distribution("apache-maven-9/bin/mvn"), "0".repeat(128), target);

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("SHA-512 is not the expected one");
    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void anEntryThatLeavesItsFolderIsRefused() throws Exception {
    Path zip = distribution("../../apache-maven-9/bin/mvn");

    Ended ended = fetch(zip, sha512(zip), folder.resolve("dists/a/apache-maven-9"));

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("outside of its folder");
  }

  private Ended findJava(Path javaHome, int version) throws Exception {
    return run(
        Map.of("JAVA_HOME", javaHome.toString(), "HOME", folder.resolve("home").toString()),
        "sh",
        "-c",
        ". ./.mvn/java.sh; find_java " + version + " && echo \"$java_version $java_home\"");
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Path distribution(String entry) throws IOException {
    Path zip = folder.resolve("maven.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry(entry));
      out.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    }
    return zip;
  }

  private static String sha512(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
  }

  private static Ended fetch(Path zip, String sha512, Path target) throws Exception {
    return run(
        Map.of(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        ".mvn/wrapper/FetchMaven.java",
        zip.toUri().toString(),
        sha512,
        target.toString());
  }

  private static Ended run(Map<String, String> environment, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
