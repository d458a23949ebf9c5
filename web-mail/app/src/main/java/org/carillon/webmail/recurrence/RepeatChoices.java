package org.carillon.webmail.recurrence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.language.WeekHabits;

/** The choices of a form for how often something repeats. */
@Named("repeatChoices")
@RequestScoped
public class RepeatChoices {
  private static final int WEEK = 7;

  @Inject private Texts texts;
  @Inject private PageContext ui;

  /** The words to choose from. {@code OTHER} is offered only if it is the present value. */
  public List<String> words(RepeatFields now) {
    return Arrays.stream(Repetition.values())
        .filter(one -> one != Repetition.OTHER || now.repeat().equals(one.word()))
        .map(Repetition::word)
        .toList();
  }

  public List<String> getUnits() {
    return Arrays.stream(RepeatPattern.Unit.values()).map(RepeatPattern.Unit::word).toList();
  }

  public List<String> getDays() {
    return IntStream.range(0, WEEK).mapToObj(weekStart()::plus).map(RepeatPattern::word).toList();
  }

  /** The first day of the reader's week. */
  public DayOfWeek weekStart() {
    return WeekHabits.of(texts.locale(), ui.getAppearance().times().week()).first();
  }

  /** The short name of a day of the week. */
  public String day(String word) {
    return RepeatPattern.day(word)
        .orElseThrow()
        .getDisplayName(TextStyle.SHORT_STANDALONE, texts.habits());
  }
}
