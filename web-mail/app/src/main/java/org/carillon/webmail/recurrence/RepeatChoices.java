package org.carillon.webmail.recurrence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.language.WeekHabits;

/** What can be chosen for how often something takes place. */
@Named("repeatChoices")
@RequestScoped
public class RepeatChoices {
  private static final int WEEK = 7;

  @Inject private Texts texts;
  @Inject private Ui ui;

  /** The words to choose from; what there are no fields for only where it is so. */
  public List<String> words(RepeatFields now) {
    return Arrays.stream(Repetition.values())
        .filter(one -> one != Repetition.OTHER || now.repeat().equals(one.word()))
        .map(Repetition::word)
        .toList();
  }

  /** What can be counted. */
  public List<String> getUnits() {
    return Arrays.stream(RepeatPattern.Unit.values()).map(RepeatPattern.Unit::word).toList();
  }

  /** The days of the week, in the reader's order. */
  public List<String> getDays() {
    return IntStream.range(0, WEEK).mapToObj(weekStart()::plus).map(RepeatPattern::word).toList();
  }

  /** With which day the reader's weeks begin. */
  public DayOfWeek weekStart() {
    return WeekHabits.of(texts.locale(), ui.getAppearance().times().week()).first();
  }

  /** A day of the week for people, in short. */
  public String day(String word) {
    return RepeatPattern.day(word)
        .orElseThrow()
        .getDisplayName(TextStyle.SHORT_STANDALONE, texts.habits());
  }
}
