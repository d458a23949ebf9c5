package org.carillon.mailbox.internal.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Failure;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelColour;
import org.junit.jupiter.api.Test;

class LabelKeywordTest {

  private static String of(String name, String... taken) {
    return LabelKeyword.of(name, Set.of(taken)::contains);
  }

  @Test
  void keywordIsAReadableAtomForAnyName() {
    assertThat(of("Kunden Süd")).isEqualTo("kunden_sud");
    assertThat(of("  To do! ")).isEqualTo("to_do");
    assertThat(of("緊急")).isEqualTo("label");
    assertThat(of("x".repeat(60))).hasSize(40);
    for (String name : List.of("\\Seen", "a b", "(", "{1}", "\"", "$Junk", "%*")) {
      assertThat(LabelKeyword.isGood(of(name))).as(name).isTrue();
    }
  }

  @Test
  void keywordAvoidsReservedAndUsedNames() {
    assertThat(of("Junk")).isEqualTo("junk_2");
    assertThat(of("Work", "work", "work_2")).isEqualTo("work_3");
  }

  @Test
  void keywordsMustBeAtoms() {
    assertThat(LabelKeyword.isGood("$label1")).isTrue();
    for (String bad : List.of("", "\\Seen", "a b", "a)", "ä", "a\r\nb", "x".repeat(101))) {
      assertThat(LabelKeyword.isGood(bad)).as(bad).isFalse();
    }
  }

  @Test
  void labelNamesAreUniqueSingleLines() {
    List<Label> all = List.of(new Label("work", "Work", LabelColour.RED));
    assertThat(hindered(all, "other", "WORK")).containsInstanceOf(Failure.Taken.class);
    assertThat(hindered(all, "work", "WORK")).isEmpty();
    for (String bad : List.of("", "a\nb", "say \"x\"", "a\u202eb", "x".repeat(61))) {
      assertThat(hindered(all, "other", bad)).as(bad).containsInstanceOf(Failure.Invalid.class);
    }
  }

  private static Optional<Failure> hindered(List<Label> all, String keyword, String name) {
    return LabelOperations.hindered(all, new Label(keyword, name, LabelColour.BLUE));
  }
}
