package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.account.setting.ReadingPreferenceStore;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.conversation.Habits;

/** The reader's settings for reading. */
@Named("readingForm")
@RequestScoped
public class ReadingForm {
  @Inject private ReadingPreferenceStore reading;
  @Inject private Habits habits;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private final RecordForm<ReadingFields> form = new RecordForm<>(ReadingFields.class);

  /**
   * The chosen settings.
   *
   * @param conversations whether messages that answer each other are one row
   * @param after what opens after a message was put away
   * @param pictures the senders whose remote pictures are shown without asking
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

  /** Saves the settings if they changed; returns whether they did. */
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

  public RecordForm<ReadingFields> getForm() {
    return form;
  }
}
