import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches Maven for {@code mvnw} with nothing but a Java: downloads the zip, verifies its SHA-512, unpacks it
 * beside the target and moves it into place, so that two at once or one cut short leave nothing half done.
 *
 * <p>Usage: {@code java FetchMaven.java URL SHA512 TARGET}; the zip's single top folder becomes TARGET.
 */
final class FetchMaven {

  private FetchMaven() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: java FetchMaven.java URL SHA512 TARGET");
      System.exit(2);
    }
    Path target = Path.of(args[2]).toAbsolutePath();
    Path parent = Files.createDirectories(target.getParent());
    Path work = Files.createTempDirectory(parent, ".fetch-");
    int status = 1;
    try {
      Path zip = work.resolve("maven.zip");
      String found = download(URI.create(args[0]), zip);
      if (!found.equals(args[1])) {
        throw new IOException(
            "the SHA-512 is not the expected one; expected " + args[1] + ", found " + found);
      }
      install(unpack(zip, work.resolve("unpacked")), target);
      status = 0;
    } catch (IOException e) {
      System.err.println("cannot fetch Maven from " + args[0] + ": " + reason(e));
    } finally {
      delete(work);
    }
    System.exit(status);
  }

  /** Downloads to a file and returns the SHA-512 of what came. */
  private static String download(URI from, Path to) throws IOException {
    URLConnection connection = from.toURL().openConnection(proxy(from));
    connection.setConnectTimeout(30_000);
    connection.setReadTimeout(60_000);
    if (connection instanceof HttpURLConnection http && http.getResponseCode() != 200) {
      throw new IOException("the server answered " + http.getResponseCode());
    }
    MessageDigest sha512 = sha512();
    try (InputStream in = connection.getInputStream();
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), sha512)) {
      in.transferTo(out);
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : sha512.digest()) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }

  /** The proxy that the environment names (https_proxy and its like); none for local files. */
  private static Proxy proxy(URI uri) {
    String scheme = uri.getScheme();
    if (scheme.equals("file")) {
      return Proxy.NO_PROXY;
    }
    for (String name : List.of(scheme + "_proxy", scheme.toUpperCase() + "_PROXY", "ALL_PROXY")) {
      String value = System.getenv(name);
      if (value != null && !value.isBlank()) {
        URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
        int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
      }
    }
    return Proxy.NO_PROXY;
  }

  /** Unpacks and returns the single top folder. */
  private static Path unpack(Path zip, Path into) throws IOException {
    Files.createDirectories(into);
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("the zip has an entry outside of its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
    try (Stream<Path> top = Files.list(into)) {
      List<Path> folders = top.toList();
      if (folders.size() != 1 || !Files.isRegularFile(folders.get(0).resolve("bin/mvn"))) {
        throw new IOException("the zip is no Maven distribution");
      }
      return folders.get(0);
    }
  }

  private static void install(Path unpacked, Path target) throws IOException {
    for (String script : List.of("bin/mvn", "bin/mvnDebug", "bin/mvnyjp")) {
      Path file = unpacked.resolve(script);
      if (Files.exists(file) && !file.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make " + file + " executable");
      }
    }
    try {
      Files.move(unpacked, target);
    } catch (IOException e) {
      // Another run may have been faster; what it left there was verified by this same program.
      if (!Files.isExecutable(target.resolve("bin/mvn"))) {
        throw e;
      }
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
