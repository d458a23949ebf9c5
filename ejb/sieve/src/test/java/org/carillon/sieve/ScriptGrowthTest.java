package org.carillon.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.format.growth.Growth;
import org.carillon.format.growth.HostileShape;
import org.carillon.sieve.match.Collation;
import org.carillon.sieve.match.Expression;
import org.carillon.sieve.message.SieveMessage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.SieveInterpreter;
import org.carillon.sieve.syntax.SieveLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the cost of parsing and running a script grows linearly with both lengths. */
class ScriptGrowthTest {
  private static final int LENGTH = 128 << 10;

  /** The cost that is always accepted, in ns per character. */
  private static final long CHEAP = 1_000;

  private static final String WANTS =
      "require [\"variables\", \"regex\", \"fileinto\", \"include\", \"editheader\"];\n";

  static Stream<HostileShape> scripts() {
    return Stream.of(
        HostileShape.of("commands", WANTS, "keep;", ""),
        HostileShape.of("requires", "", "require \"fileinto\";", ""),
        HostileShape.of("blocks", WANTS, "if true {", ""),
        HostileShape.of("branches", WANTS + "if true {}", "elsif true {}", ""),
        HostileShape.of("tests", WANTS + "if allof(", "true,", "true) {}"),
        HostileShape.of("nested tests", WANTS + "if ", "not ", "true {}"),
        HostileShape.of("a list", WANTS + "redirect [", "\"a\",", "\"a\"];"),
        HostileShape.of("lists", WANTS + "redirect ", "[", ";"),
        HostileShape.of("a text", WANTS + "redirect \"", "\\\"", "\";"),
        HostileShape.of("variables of a text", WANTS + "redirect \"", "${a}", "\";"),
        HostileShape.of("half variables", WANTS + "redirect \"", "${", "\";"),
        new HostileShape("variables", WANTS, i -> "set \"a" + i + "\" \"b\";", ""),
        new HostileShape("includes", WANTS, i -> "include \"a" + i + "\";", ""),
        HostileShape.of("lines of a text", WANTS + "redirect text:\n", "..\n", ".\n;"),
        HostileShape.of("comments", WANTS, "/* */", ""),
        HostileShape.of("open comments", WANTS, "/*", ""),
        HostileShape.of("line comments", WANTS, "#\n", ""),
        HostileShape.of("tags", WANTS + "fileinto ", ":a ", "\"a\";"),
        HostileShape.of("faults", WANTS, "nonsense;", ""),
        HostileShape.of("digits", WANTS + "if size :over ", "9", " {}"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptIsCompiledInLinearTime(HostileShape shape) {
    SieveCompiler compiler = new SieveCompiler(SieveLimits.DEFAULT);

    assertThat(shape.growth(script -> compiler.compile("hostile", script), LENGTH, CHEAP))
        .isLessThan(Growth.LINEAR);
  }

  static Stream<Arguments> matches() {
    return Stream.of(
        Arguments.of(":regex \"(a*)*b\"", "a"),
        Arguments.of(":regex \"(a|aa)+$\"", "a"),
        Arguments.of(":regex \"(a?){20}(a){20}b\"", "a"),
        Arguments.of(":regex \"^(.*)(.*)(.*)b$\"", "a"),
        Arguments.of(":regex \"((a+)+)+b\"", "a"),
        Arguments.of(":regex \"[^b]*b\"", "ab"),
        Arguments.of(":matches \"*a*a*a*b\"", "a"),
        Arguments.of(":matches \"a?a?a?a?b*\"", "a"),
        Arguments.of(":matches \"*?*?*?b\"", "a"),
        Arguments.of(":contains \"aaaaaaab\"", "a"),
        Arguments.of(":matches \"*\"", "=?utf-8?q?a?= "));
  }

  @ParameterizedTest
  @MethodSource("matches")
  void messageIsMatchedInLinearTime(String match, String piece) {
    String script =
        "require [\"regex\", \"variables\"]; if header "
            + match.replaceFirst(" ", " \"subject\" ")
            + " { discard; }";
    Program program =
        ((Compilation.Compiled) new SieveCompiler(SieveLimits.DEFAULT).compile("", script))
            .program();

    assertThat(
            HostileShape.of(match, "Subject: ", piece, "\r\n\r\n")
                .growth(text -> run(program, text), LENGTH, CHEAP))
        .isLessThan(Growth.LINEAR);
  }

  private static void run(Program program, String message) {
    try {
      SieveInterpreter.run(
          List.of(program),
          SieveMessage.of(message.getBytes(UTF_8)),
          SieveFuzzTest.ENVELOPE,
          new KnownWorld(),
          SieveLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<HostileShape> expressions() {
    return Stream.of("(", "(a*)*", "a{1,", "(a?){9}", "[", "[a-z]", "|", "\\", "(a|b)*", ".*", "^$")
        .map(piece -> HostileShape.of(piece, "", piece, ""));
  }

  /** 200 ms of CPU time are a hundred times the cost of the longest one. */
  @ParameterizedTest
  @MethodSource("expressions")
  void expressionIsCompiledQuickly(HostileShape shape) {
    String expression = shape.text(990);
    Expression.of(expression, Collation.ASCII_CASEMAP);

    assertThat(Growth.cost(text -> Expression.of(text, Collation.ASCII_CASEMAP), expression))
        .isLessThan(200_000_000L);
  }
}
