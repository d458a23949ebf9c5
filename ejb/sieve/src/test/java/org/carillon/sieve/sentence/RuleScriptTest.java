package org.carillon.sieve.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.SieveCompiler;
import org.carillon.sieve.syntax.SieveLimits;
import org.junit.jupiter.api.Test;

/** Tests that sentences are read back from scripts, and other text stays unchanged. */
class RuleScriptTest {
  private static final int ROUNDS = Integer.getInteger("carillon.fuzz", 3_000);
  private static final String PIECES = "abcÄ \"\\*?\n\r.;{}#:/€\u0007\ud800x@1,";

  private final Random random = new Random(5804);
  private final SieveCompiler compiler = new SieveCompiler(SieveLimits.DEFAULT);

  private static final String FOREIGN =
      """
      require ["fileinto", "variables"];
      # rule:[Invoices]
      if header :contains "subject" "invoice"
      {
      \tfileinto "Invoices";
      }
      elsif true /* of all
      #: rule "not one" all on
      */ {
        keep; } # rest
      set "x" text:
      #: rule "nor this" all on
      ;
      .
      ;
      """;

  private void compiles(String script) {
    assertThat(compiler.compile("", script)).isInstanceOf(Compilation.Compiled.class);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    return text.toString();
  }

  private <E extends Enum<E>> E any(Class<E> type) {
    return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
  }

  private SentenceCondition condition() {
    SentenceField field = any(SentenceField.class);
    String value =
        switch (field) {
          case SIZE -> "12";
          case SPAM -> "50";
          case DATE -> "2026-12-24";
          case TIME -> "18:30";
          case WEEKDAY -> "6";
          default -> "v" + text();
        };
    return new SentenceCondition(
        field, "X-Own", random.nextBoolean(), any(SentenceComparison.class), value);
  }

  private SentenceAction action() {
    RuleActionType verb = any(RuleActionType.class);
    String value =
        verb.hasAddress()
            ? "a@example.org"
            : verb == RuleActionType.LABEL ? "$later" : "F" + text();
    return new SentenceAction(verb, value);
  }

  private MailRule rule() {
    while (true) {
      MailRule rule =
          new MailRule(
              text(),
              random.nextInt(4) > 0,
              any(MailRule.Match.class),
              Stream.generate(this::condition).limit(random.nextInt(4)).toList(),
              Stream.generate(this::action).limit(1 + random.nextInt(3)).toList());
      if (rule.isWhole()) {
        return rule;
      }
    }
  }

  private RuleStatement sentence() {
    return switch (random.nextInt(6)) {
      case 0 ->
          new VacationRule(
              random.nextBoolean(),
              random.nextBoolean() ? Optional.of(LocalDate.of(2026, 12, 1)) : Optional.empty(),
              random.nextBoolean() ? Optional.of(LocalDate.of(2027, 1, 1)) : Optional.empty(),
              text(),
              text(),
              any(VacationRule.Audience.class),
              text(),
              random.nextInt(400),
              List.of("me@example.org", text()));
      case 1 ->
          new ForwardRule(random.nextBoolean(), List.of("b@example.org"), random.nextBoolean());
      default -> rule();
    };
  }

  private static List<RuleStatement> sentences(RuleScript script) {
    List<RuleStatement> found = new ArrayList<>();
    for (int i = 0; i < script.blocks().size(); i++) {
      script.sentence(i).ifPresent(found::add);
    }
    return found;
  }

  @Test
  void writtenScriptIsReadUnchangedAndCompiles() {
    for (int i = 0; i < ROUNDS; i++) {
      RuleScript script = RuleScript.read(i % 2 == 0 ? "" : FOREIGN);
      List<String> foreign = foreign(script);
      for (int n = random.nextInt(4); n >= 0; n--) {
        script = script.add(sentence());
      }
      RuleScript read = RuleScript.read(script.text());
      assertThat(sentences(read)).isEqualTo(sentences(script));
      assertThat(read.text()).isEqualTo(script.text());
      assertThat(String.join("", foreign(read))).isEqualTo(String.join("", foreign));
      compiles(script.text());
    }
  }

  private static List<String> foreign(RuleScript script) {
    return script.blocks().stream()
        .filter(ScriptBlock.Written.class::isInstance)
        .map(ScriptBlock::text)
        .toList();
  }

  @Test
  void anyScriptIsPreservedByteForByte() throws IOException {
    List<String> scripts = new ArrayList<>(List.of(FOREIGN));
    try (Stream<Path> files = Files.list(Path.of("../../src/test/transcripts/sieve"))) {
      for (Path file : files.sorted().toList()) {
        scripts.addAll(List.of(Files.readString(file).split("(?m)^==+ ")));
      }
    }
    for (int i = 0; i < 20; i++) {
      scripts.add(RuleScript.read(FOREIGN).add(sentence()).add(rule()).text());
    }
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder script = new StringBuilder(scripts.get(random.nextInt(scripts.size())));
      for (int n = random.nextInt(6); n > 0 && !script.isEmpty(); n--) {
        int at = random.nextInt(script.length());
        switch (random.nextInt(3)) {
          case 0 -> script.deleteCharAt(at);
          case 1 -> script.insert(at, text());
          default -> script.setLength(at);
        }
      }
      assertThat(RuleScript.read(script.toString()).text()).isEqualTo(script.toString());
    }
  }

  @Test
  void foreignScriptIsShownByItsCommands() {
    RuleScript script = RuleScript.read(FOREIGN);
    assertThat(script.blocks()).hasSize(3).allMatch(ScriptBlock.Written.class::isInstance);
    assertThat(script.floor()).isEqualTo(1);
    assertThat(script.blocks().get(1).text()).startsWith("# rule:[Invoices]").endsWith("# rest\n");
    RuleScript more = script.add(rule().switched(true));
    assertThat(more.text()).contains(FOREIGN);
    compiles(more.text());
  }

  @Test
  void partsChangedByOtherProgramsAreShownAsSource() {
    MailRule rule =
        new MailRule(
            "To the boss",
            true,
            MailRule.Match.ALL,
            List.of(
                new SentenceCondition(
                    SentenceField.FROM, "", false, SentenceComparison.CONTAINS, "boss@")),
            List.of(new SentenceAction(RuleActionType.FILE, "Boss")));
    RuleScript script = RuleScript.read("").add(rule).add(rule.switched(false));
    String changed = script.text().replaceFirst("fileinto :create", "fileinto");
    RuleScript read = RuleScript.read(changed);
    assertThat(sentences(read)).containsExactly(rule.switched(false));
    assertThat(read.text()).isEqualTo(changed);
    RuleScript less = read.add(rule);
    compiles(less.without(less.blocks().size() - 1).text());
    String windows = script.text().replace("\n", "\r\n");
    assertThat(sentences(RuleScript.read(windows))).hasSize(2);
    compiles(RuleScript.read(windows).raised(2).text());
  }

  @Test
  void rejectRulesPrecedeTheVacation() {
    VacationRule away =
        new VacationRule(
            true,
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 12, 31)),
            "",
            "Away",
            VacationRule.Audience.NONE,
            "",
            7,
            List.of());
    MailRule refusal =
        new MailRule(
            "No",
            true,
            MailRule.Match.ALL,
            List.of(),
            List.of(new SentenceAction(RuleActionType.REJECT, "No.")));
    RuleScript script = RuleScript.read(FOREIGN).add(away).add(refusal);
    assertThat(script.vacation()).isEqualTo(3);
    assertThat(away.answersOn(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(away.isOverOn(LocalDate.of(2027, 1, 1))).isTrue();
    assertThat(script.without(2).with(2, away.switched(false)).text())
        .contains("vacation none off");
    compiles(script.text());
  }
}
