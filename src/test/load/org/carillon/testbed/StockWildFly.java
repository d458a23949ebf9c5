package org.carillon.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A downloaded WildFly, to which Carillon's scripts are applied as docs/admin/wildfly.md says.
 *
 * @param folder its folder
 */
public record StockWildFly(Path folder) {
  private static final Duration BOUND = Duration.ofMinutes(3);

  /** Unpacks one into an empty folder. */
  public static StockWildFly unpack(Path into) throws IOException {
    Path here = Files.createDirectories(into).toRealPath();
    try (ZipFile stock = new ZipFile(System.getProperty("carillon.stock"))) {
      for (Enumeration<? extends ZipEntry> entries = stock.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        Path target = here.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream content = stock.getInputStream(entry)) {
            Files.copy(content, target);
          }
        }
      }
    }
    try (Stream<Path> unpacked = Files.list(here)) {
      return new StockWildFly(
          unpacked
              .filter(path -> path.getFileName().toString().startsWith("wildfly"))
              .findFirst()
              .orElseThrow());
    }
  }

  public void addDriver() throws IOException {
    Path here = Files.createTempDirectory(folder, "apply");
    Files.copy(driver(), here.resolve("postgresql.jar"));
    Files.writeString(here.resolve("module.cli"), script("carillon-module.cli"));
    Command.run(
            BOUND,
            List.of("bash", "-c", "cd '" + here + "' && bash '" + cli() + "' --file=module.cli"),
            "",
            java())
        .orFail();
  }

  /**
   * Applies scripts to a stopped server's configuration.
   *
   * @param begin the CLI's line that opens the configuration
   * @param scripts scripts' names, in order
   * @return the CLI's output
   */
  public String apply(String begin, String... scripts) throws IOException {
    StringBuilder lines = new StringBuilder(begin).append('\n');
    for (String name : scripts) {
      lines.append(script(name));
    }
    Path file = Files.writeString(Files.createTempFile(folder, "apply", ".cli"), lines.toString());
    Command applied =
        Command.run(BOUND, List.of("bash", cli().toString(), "--file=" + file), "", java());
    return applied.orFail().output();
  }

  /** Runs a CLI command on the running server with this management port. */
  public Command manage(int port, String operation) {
    return Command.run(
        BOUND,
        List.of("bash", cli().toString(), "--connect", "--controller=127.0.0.1:" + port, operation),
        "",
        java());
  }

  /** Starts the server; its output goes to the file. */
  public Process boot(List<String> arguments, Path output) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("bash", folder.resolve("bin/standalone.sh").toString()));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(java());
    return builder.start();
  }

  private Path cli() {
    return folder.resolve("bin/jboss-cli.sh");
  }

  private static String script(String name) throws IOException {
    return Files.readString(CarillonServer.tree().resolve("ear/configuration").resolve(name));
  }

  private static Path driver() throws IOException {
    try (Stream<Path> modules =
        Files.find(
            CarillonServer.tree().resolve("ear/distribution/target/carillon"),
            12,
            (path, attributes) -> path.getFileName().toString().matches("postgresql.*\\.jar"))) {
      return modules.findFirst().orElseThrow();
    }
  }

  private static Map<String, String> java() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }
}
