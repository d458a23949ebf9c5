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

  /** Applies a script that needs no configuration. */
  void apply(String script) throws IOException, InterruptedException {
    run(Files.readAllLines(scripts.resolve(script)));
  }

  private void run(List<String> lines) throws IOException, InterruptedException {
    Path script = Files.createTempFile("carillon", ".cli");
    Path output = Files.createTempFile("carillon", ".out");
    try {
      Files.write(script, lines);
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--sun-misc-unsafe-memory-access=allow",
                  "-jar",
                  server.resolve("jboss-modules.jar").toString(),
                  "-mp",
                  server.resolve("modules").toString(),
                  "org.jboss.as.cli",
                  "--file=" + script)
              .directory(scripts.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("JBOSS_HOME", server.toString());
      Process cli = builder.start();
      cli.getOutputStream().close();
      if (cli.waitFor() != 0) {
        throw new IOException("the server's configuration failed:\n" + Files.readString(output));
      }
    } finally {
      Files.delete(script);
      Files.delete(output);
    }
  }
}
