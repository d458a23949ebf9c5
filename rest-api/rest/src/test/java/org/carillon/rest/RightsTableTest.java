package org.carillon.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.AllowedCallersFilter;
import org.carillon.rest.document.OpenApiTest;
import org.junit.jupiter.api.Test;

/** Tests that the table of rights has a line for each operation; RightsIT checks its contents. */
class RightsTableTest {
  private static final int USER = 6;
  private static final int DOMAIN = 8;
  private static final Path TABLE = Path.of("../../src/test/e2e/rights/rest.tsv");

  @Test
  void rightsTableListsExactlyTheOperations() throws IOException {
    Set<String> told =
        Files.readAllLines(TABLE).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(told).isEqualTo(OpenApiTest.offered());
  }

  /**
   * Tests callers for whom the table says "no" in all lines of an operation, whatever the input.
   */
  @Test
  void callersWithoutAccessAreRefusedBeforeInputIsRead() throws IOException {
    var expected = new TreeMap<String, Optional<AllowedCallers.Whom>>();
    Map<String, List<String[]>> lines =
        Files.readAllLines(TABLE).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .collect(Collectors.groupingBy(line -> line[0]));
    lines.forEach(
        (operation, all) -> {
          boolean notUsers = all.stream().allMatch(line -> line[USER].equals("no"));
          boolean notDomains = all.stream().allMatch(line -> line[DOMAIN].equals("no"));
          expected.put(
              operation,
              notUsers && notDomains
                  ? Optional.of(AllowedCallers.Whom.SERVER_ADMINISTRATORS)
                  : Optional.of(AllowedCallers.Whom.ADMINISTRATORS).filter(whom -> notUsers));
        });
    // A domain's administrator with an own name changes only the own password.
    expected.put("PATCH /administrators/{name}", Optional.empty());
    // The table's users are not of a help desk.
    expected.replaceAll(
        (operation, whom) ->
            operation.contains(" /help-desk") ? Optional.of(AllowedCallers.Whom.HELPERS) : whom);

    var declared = new TreeMap<String, Optional<AllowedCallers.Whom>>();
    OpenApiTest.methods(
        (resource, method, operation, call) ->
            declared.put(operation, AllowedCallersFilter.whom(method, resource, call)));
    assertThat(declared).isEqualTo(expected);
  }
}
