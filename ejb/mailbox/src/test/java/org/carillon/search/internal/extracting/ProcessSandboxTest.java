package org.carillon.search.internal.extracting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.carillon.sandbox.Namespaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that this Java runtime starts in the full sandbox where the system allows namespaces. */
class ProcessSandboxTest {

  @Test
  void javaStartsInTheFullSandbox(@TempDir Path home, @TempDir Path others) throws Exception {
    Path own = Files.createDirectories(home.resolve("search"));
    assumeTrue(
        Namespaces.work(
            Namespaces.of(own, Optional.empty(), List.of(), false, true)
                .around(List.of("/bin/sh", "-c", "exit 0"))),
        "the system allows no user namespaces");

    assertThat(ProcessSandbox.of(home, List.of(others), own).lacking()).isEmpty();
  }
}
