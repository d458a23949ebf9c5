package org.carillon.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.carillon.format.budget.WorkBudget;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.run.SieveResult;
import org.carillon.sieve.syntax.SieveLimits;
import org.junit.jupiter.api.Test;

/** Tests that the scripts of a delivery share its budget, and leave some to the next. */
class SieveBudgetTest {
  private static final String COSTLY = "body :regex \"(a|b)*(a|b)*(a|b)*c\"";

  private static SieveResult run(String script, int letters) throws IOException {
    Program program =
        ((Compilation.Compiled)
                new SieveCompiler(SieveLimits.DEFAULT)
                    .compile("", "require [\"body\", \"regex\"];\n" + script))
            .program();
    String message = "Subject: x\r\n\r\n" + "a".repeat(letters) + "\r\n";
    return SieveInterpreter.run(
        List.of(program),
        SieveMessage.of(message.getBytes(UTF_8)),
        SieveFuzzTest.ENVELOPE,
        new KnownWorld(),
        SieveLimits.DEFAULT);
  }

  @Test
  void scriptOverBudgetKeepsTheMessage() throws IOException {
    SieveResult result =
        WorkBudget.instead(
            WorkBudget.of(40, Duration.ofHours(1)),
            () -> run("keep;".repeat(100) + "discard;", 10));

    assertThat(result.fault()).get().asString().contains("too much work");
    assertThat(result.actions()).singleElement().isInstanceOf(SieveAction.Keep.class);
  }

  @Test
  void costlyScriptLeavesBudgetForOthers() throws IOException {
    WorkBudget delivery = WorkBudget.usual();

    SieveResult last =
        WorkBudget.instead(
            delivery,
            () -> {
              for (int i = 0; i < 20; i++) {
                run(("if " + COSTLY + " { discard; }\n").repeat(40), 500_000);
              }
              return run("if header \"subject\" \"x\" { discard; }", 10);
            });

    assertThat(delivery.left()).isLessThan(1_000_000);
    assertThat(last.fault()).isEmpty();
    assertThat(last.actions()).anyMatch(SieveAction.Discard.class::isInstance);
  }

  @Test
  void busyMachineDoesNotChangeTheResult() throws IOException {
    SieveResult result =
        WorkBudget.instead(
            WorkBudget.of(4_000_000, Duration.ZERO),
            () -> run("if header \"subject\" \"x\" { discard; }", 10));

    assertThat(result.fault()).isEmpty();
    assertThat(result.actions()).anyMatch(SieveAction.Discard.class::isInstance);
  }
}
