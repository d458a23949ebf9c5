package org.carillon.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures DKIM signatures against the bare key operation, in a process with those modules. */
final class DkimBenchmark implements Benchmark {

  @Override
  public String name() {
    return "dkim";
  }

  @Override
  public String title() {
    return "DKIM signatures of 10 KB messages, against the bare key operation";
  }

  @Override
  public boolean run(List<String> words) throws IOException, InterruptedException {
    Path tree = Path.of(System.getProperty("carillon.tree")).toAbsolutePath();
    String built =
        Stream.of("contract/target/classes", "formats/target/classes", "mailauth/target/classes")
            .map(folder -> tree.resolve("ejb").resolve(folder).toString())
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
                java,
                "-cp",
                String.join(
                    File.pathSeparator,
                    built,
                    tree.resolve("ejb/mailauth/target/test-classes").toString(),
                    System.getProperty("java.class.path")),
                "org.carillon.mailauth.dkim.DkimRate")
            .inheritIO()
            .start()
            .waitFor()
        == 0;
  }
}
