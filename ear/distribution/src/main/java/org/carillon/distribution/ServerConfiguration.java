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

  /** Applies the scripts, in order, to a copy of the stock standalone.xml. */
  void make(String name, List<String> scriptNames) throws IOException, InterruptedException {
    Path configurations = server.resolve("standalone/configuration");
    Files.copy(
        configurations.resolve("standalone.xml"),
        configurations.resolve(name),
        StandardCopyOption.REPLACE_EXISTING);
    List<String> lines = new ArrayList<>();
    lines.add("embed-server --std-out=discard --server-config=" + name);
    for (String script : scriptNames) {
      lines.addAll(Files.readAllLines(scripts.resolve(script)));
    }
    lines.add("stop-embedded-server");
    run(lines);
  }

  /**
   * A home with what the scripts look for before they take its name: a key of the cluster's. Nobody
   * uses it but the CLI, which starts what it configures.
   */
  private void makeHome() throws IOException, InterruptedException {
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

  private void run(List<String> lines) throws IOException, InterruptedException {
    makeHome();
    Path script = Files.createTempFile("carillon", ".cli");
    try {
      Files.write(script, lines);
      ProcessBuilder cli =
          new ProcessBuilder(
              JdkProgram.path("java"),
              "--sun-misc-unsafe-memory-access=allow",
              "-Dcarillon.home=" + home(),
              "-jar",
              server.resolve("jboss-modules.jar").toString(),
              "-mp",
              server.resolve("modules").toString(),
              "org.jboss.as.cli",
              "--file=" + script);
      cli.environment().put("JBOSS_HOME", server.toString());
      JdkProgram.run(cli.directory(scripts.toFile()));
    } finally {
      Files.delete(script);
    }
  }
}
