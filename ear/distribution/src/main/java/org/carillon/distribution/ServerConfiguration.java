package org.carillon.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes server configurations the way an administrator does: the stock one, with our scripts
 * applied by the server's own CLI.
 */
record ServerConfiguration(Path server, Path scripts) {

  /**
   * Applies the scripts, in order, to a copy of the stock standalone.xml. The CLI works in a folder
   * of this configuration's own, so that several can be made in parallel.
   */
  void make(String name, List<String> scriptNames) throws IOException, InterruptedException {
    Path stock = server.resolve("standalone/configuration");
    Path base = FreshFolders.emptied(home().resolve(name));
    Path configurations = Files.createDirectory(base.resolve("configuration"));
    FreshFolders.copyFiles(stock, configurations);
    Files.copy(
        stock.resolve("standalone.xml"),
        configurations.resolve(name),
        StandardCopyOption.REPLACE_EXISTING);
    List<String> lines = new ArrayList<>();
    lines.add("embed-server --std-out=discard --server-config=" + name);
    for (String script : scriptNames) {
      lines.addAll(Files.readAllLines(scripts.resolve(script)));
    }
    lines.add("stop-embedded-server");
    run(lines, "-Djboss.server.base.dir=" + base);
    Files.copy(
        configurations.resolve(name), stock.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Makes a home with a cluster key, because the scripts look for one before they read its name.
   * Only the CLI uses it.
   */
  void makeHome() throws IOException, InterruptedException {
    Path secrets = Files.createDirectories(home().resolve("secrets"));
    if (Files.notExists(secrets.resolve("cluster.p12"))) {
      JdkProgram.run(
          new ProcessBuilder(
              JdkProgram.path("keytool"),
              "-genkeypair",
              "-alias",
              "cluster",
              "-keyalg",
              "Ed25519",
              "-dname",
              "CN=cluster",
              "-storetype",
              "PKCS12",
              "-keystore",
              secrets.resolve("cluster.p12").toString(),
              "-storepass",
              "carillon"));
    }
  }

  private Path home() {
    return server.resolveSibling("configuring");
  }

  /** Applies a script that needs no configuration. */
  void apply(String script) throws IOException, InterruptedException {
    run(Files.readAllLines(scripts.resolve(script)));
  }

  private void run(List<String> lines, String... options) throws IOException, InterruptedException {
    Path script = Files.createTempFile("carillon", ".cli");
    try {
      Files.write(script, lines);
      List<String> command = new ArrayList<>();
      command.add(JdkProgram.path("java"));
      command.add("--sun-misc-unsafe-memory-access=allow");
      // The process lives for seconds only.
      command.add("-XX:TieredStopAtLevel=1");
      command.add("-Dcarillon.home=" + home());
      command.addAll(List.of(options));
      command.addAll(List.of("-jar", server.resolve("jboss-modules.jar").toString()));
      command.addAll(List.of("-mp", server.resolve("modules").toString()));
      command.addAll(List.of("org.jboss.as.cli", "--file=" + script));
      ProcessBuilder cli = new ProcessBuilder(command);
      cli.environment().put("JBOSS_HOME", server.toString());
      JdkProgram.run(cli.directory(scripts.toFile()));
    } finally {
      Files.delete(script);
    }
  }
}
