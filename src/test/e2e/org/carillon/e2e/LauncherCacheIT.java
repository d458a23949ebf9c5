package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that {@code ./carillon} uses the AOT cache of the build, and works without it. */
class LauncherCacheIT {
  private static final Duration BOUND = Duration.ofMinutes(1);
  private static final String CACHE = "-XX:AOTCache=";

  @TempDir private Path folder;

  @Test
  void launcherClassesAreLoadedFromTheCache() throws IOException {
    Path loaded = folder.resolve("loaded");

    java(with(asTheScriptSays(CarillonServer.tree()), "-Xlog:class+load:file=" + loaded));

    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("org.carillon.launcher.Main source: shared objects file"));
  }

  @Test
  void unusableCacheDoesNotChangeTheOutput() throws IOException {
    List<String> command = asTheScriptSays(CarillonServer.tree());
    String answer = java(command);
    assertThat(answer).startsWith("Carillon ");

    Path cache =
        Path.of(
            command.stream()
                .filter(word -> word.startsWith(CACHE))
                .findFirst()
                .orElseThrow()
                .substring(CACHE.length()));
    Path missing = folder.resolve("missing");
    Path garbage = Files.writeString(folder.resolve("garbage"), "no cache");
    Path ofAnotherJvm = folder.resolve("another");
    byte[] octets = Files.readAllBytes(cache);
    // The first page names the JVM that it is valid for.
    String page = new String(octets, 0, 4_096, StandardCharsets.ISO_8859_1);
    octets[page.indexOf("Server VM")] = 'X';
    Files.write(ofAnotherJvm, octets);
    for (Path useless : List.of(missing, garbage, ofAnotherJvm)) {
      List<String> other =
          command.stream().map(word -> word.startsWith(CACHE) ? CACHE + useless : word).toList();

      assertThat(java(other)).isEqualTo(answer);
    }
  }

  @Test
  void distributionWithoutCacheStartsWithoutIt() throws IOException {
    Path distribution = folder.resolve("tree/ear/distribution/target/carillon");
    Files.createDirectories(distribution.resolve("lib"));
    Path tree = folder.resolve("tree");
    Files.copy(CarillonServer.tree().resolve("carillon"), tree.resolve("carillon"));

    assertThat(asTheScriptSays(tree)).noneMatch(word -> word.startsWith(CACHE));

    Files.createFile(distribution.resolve("launcher.aot"));
    assertThat(asTheScriptSays(tree)).contains(CACHE + distribution.resolve("launcher.aot"));
  }

  /** The arguments that {@code ./carillon version} passes to java, recorded by a fake java. */
  private List<String> asTheScriptSays(Path tree) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
    Path words = folder.resolve("words");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
    for (String program : List.of("java", "javac")) {
      Path script = jdk.resolve("bin").resolve(program);
      Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + words + "'\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
    Command.run(
            BOUND,
            List.of(tree.resolve("carillon").toString(), "version"),
            "",
            Map.of("JAVA_HOME", jdk.toString(), "CARILLON_BUILT", "true"))
        .orFail();
    return Files.readAllLines(words);
  }

  private static List<String> with(List<String> command, String option) {
    List<String> longer = new ArrayList<>(command);
    longer.add(command.indexOf("-cp"), option);
    return longer;
  }

  private static String java(List<String> words) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Command.run(BOUND, Stream.concat(Stream.of(java.toString()), words.stream()).toList())
        .orFail()
        .output();
  }
}
