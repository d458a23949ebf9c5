package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.account.setting.OwnReading;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.conversation.Habits;

/** How the reader wants to read. */
@Named("readingForm")
@RequestScoped
public class ReadingForm {
  @Inject private OwnReading reading;
  @Inject private Habits habits;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private final RecordForm<ReadingFields> form = new RecordForm<>(ReadingFields.class);

  /**
   * What is chosen.
   *
   * @param conversations whether messages that answer each other are one row
   * @param after what is open once a message was put away
   * @param pictures whose pictures from elsewhere are shown without asking
   */
  public record ReadingFields(
      @Field(label = "preferences.reading.conversations") boolean conversations,
      @Field(label = "preferences.reading.after", choices = "after") ReadingHabits.After after,
      @Field(
              label = "preferences.reading.pictures",
              help = "preferences.reading.pictures.help",
              choices = "pictures-of")
          ReadingHabits.Pictures pictures) {}

  @PostConstruct
  void begin() {
    ReadingHabits now = habits.now();
    form.show(new ReadingFields(now.conversations(), now.after(), now.pictures()));
  }

  /** Keeps what was chosen, if it is something else; whether that was done. */
  boolean keep() {
    return form.read(answers, texts)
        .map(wanted -> new ReadingHabits(wanted.conversations(), wanted.after(), wanted.pictures()))
        .filter(this::isKept)
        .isPresent();
  }

  private boolean isKept(ReadingHabits wanted) {
    return wanted.equals(habits.now())
        || answers.take(reading.choose(visitor.caller(), wanted)).isPresent();
  }

  /** The form. */
  public RecordForm<ReadingFields> getForm() {
    return form;
  }
}
