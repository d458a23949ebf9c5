package org.carillon.sieve.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.carillon.sieve.run.ScriptFault;
import org.junit.jupiter.api.Test;

class ProgramNameTest {
  @Test
  void argumentsCannotBeOptions() {
    for (String option : List.of("-o/etc/passwd", "--config=x", "-")) {
      assertThatThrownBy(() -> ProgramName.arguments(List.of("sales", option)))
          .isInstanceOf(ScriptFault.class)
          .hasMessageContaining("hyphen");
    }
    assertThat(ProgramName.arguments(List.of("a-b", "", "+x"))).hasSize(3);
  }
}
