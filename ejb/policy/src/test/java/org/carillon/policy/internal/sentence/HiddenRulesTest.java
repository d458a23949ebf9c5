package org.carillon.policy.internal.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;
import org.carillon.policy.sentence.ForwardTargets;
import org.carillon.policy.sentence.RuleBook;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.sentence.VacationRule;
import org.junit.jupiter.api.Test;

/** Tests that hidden parts of a script stay unchanged and do not block other changes. */
class HiddenRulesTest {
  private static final Caller IDA = new Caller(1, "ida@here.test", new Rights.User(), "s1");
  private static final String WRITTEN = "require \"fileinto\";\nfileinto \"Bells\";\n";

  private static final VacationRule AWAY =
      new VacationRule(
          true,
          Optional.empty(),
          Optional.empty(),
          "",
          "In the tower.",
          VacationRule.Audience.NONE,
          "",
          7,
          List.of());

  private String kept = WRITTEN;
  private List<WebFunction> without = List.of();

  private Object scripts(String method, Object[] arguments) {
    var script = new StoredScript("Rules", ScriptUse.ACTIVE, kept.length(), 1);
    return switch (method) {
      case "list" -> new Answer.Done<>(List.of(script));
      case "read" -> new Answer.Done<>(new ScriptWithText(script, kept));
      case "capabilities" -> Set.of();
      case "redirects" -> 4;
      case "useNone" -> Answer.done();
      case "change" -> {
        ((ScriptChange) arguments[3])
            .text()
            .ifPresent(octets -> kept = new String(octets, StandardCharsets.UTF_8));
        yield new Answer.Done<>(script);
      }
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private final OwnRuleOperations rules =
      new OwnRuleOperations(
          (ScriptAccess)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ScriptAccess.class},
                  (proxy, method, arguments) -> scripts(method.getName(), arguments)),
          (ForwardTargets)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ForwardTargets.class},
                  (proxy, method, arguments) -> true),
          new HiddenFunctions(null, null) {
            @Override
            public List<WebFunction> of(Caller caller) {
              return without;
            }
          });

  private Answer<RuleBook> keep(RuleScript script) {
    return rules.keep(IDA, OptionalLong.of(1), script);
  }

  @Test
  void vacationRemainsWhenRulesAreHidden() {
    without = List.of(WebFunction.RULES);

    assertThat(keep(RuleScript.read(WRITTEN).add(AWAY))).isInstanceOf(Answer.Done.class);

    assertThat(kept).contains("In the tower.").contains("fileinto \"Bells\"");
    assertThat(keep(RuleScript.read("discard;\n").add(AWAY)).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(rules.switchAll(IDA, false).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(kept).contains("fileinto \"Bells\"");
  }

  @Test
  void rulesRemainWhenVacationIsHidden() {
    without = List.of(WebFunction.AWAY, WebFunction.FORWARDING);

    assertThat(keep(RuleScript.read(WRITTEN + "keep;\n"))).isInstanceOf(Answer.Done.class);

    assertThat(keep(RuleScript.read(kept).add(AWAY)).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    without = List.of();
    assertThat(keep(RuleScript.read(kept).add(AWAY))).isInstanceOf(Answer.Done.class);
  }
}
