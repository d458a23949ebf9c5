package org.carillon.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of who may do what has a line for each operation; RightsIT asks whether it is true. */
class RightsTableTest {
  private static final Path TABLE = Path.of("../src/test/e2e/rights/rest.tsv");

  @Test
  void everyOperationIsInTheTableAndNothingElse() throws IOException {
    Set<String> told =
        Files.readAllLines(TABLE).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isEqualTo(OpenApiTest.offered());
  }
}
