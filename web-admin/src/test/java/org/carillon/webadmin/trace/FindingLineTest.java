package org.carillon.webadmin.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.junit.jupiter.api.Test;

class FindingLineTest {

  @Test
  void ignoredFindingIsNotAReason() {
    Finding program = Finding.demands("filter", Handling.QUARANTINE, "a program");
    Finding listed = Finding.counts("dns-lists", 70, "listed");
    assertThat(FindingLine.worst(List.of(listed, program))).isEqualTo("a program");
    assertThat(FindingLine.worst(List.of(listed, program.setAside()))).isEqualTo("listed");
    assertThat(FindingLine.worst(List.of(listed.setAside(), program.setAside()))).isEmpty();
  }
}
