package org.carillon.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.sieve.syntax.SieveLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {
  private final SieveCompiler compiler = new SieveCompiler(SieveLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keep;\n# \0",
        "keep;\n/* \0 */",
        "stop\n;\0 keep;",
        "keep;\nif header \"x\" \"\0\" { stop; }"
      })
  void scriptWithNulIsRefusedAtItsLine(String script) {
    Compilation compiled = compiler.compile("", script.getBytes(StandardCharsets.UTF_8));

    assertThat(compiled).isInstanceOf(Compilation.Faulty.class);
    assertThat(((Compilation.Faulty) compiled).errors())
        .filteredOn(error -> error.at().line() == 2)
        .extracting(SieveError::message)
        .contains("A script cannot contain a NUL character");
  }

  @Test
  void controlCharacterInACommentIsAccepted() {
    assertThat(compiler.compile("", "keep;\n# \u0001")).isInstanceOf(Compilation.Compiled.class);
  }
}
