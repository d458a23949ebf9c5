package org.carillon.webmail.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.account.setting.ReadingPreferenceStore;
import org.carillon.contract.answer.Answer;
import org.carillon.web.request.Visitor;

/** The reader's reading preferences, read once a request. */
@RequestScoped
public class Habits {
  private static final ReadingHabits USUAL =
      new ReadingHabits(true, ReadingHabits.After.NEXT, ReadingHabits.Pictures.ASK);

  @Inject private ReadingPreferenceStore reading;
  @Inject private Visitor visitor;

  private ReadingHabits known;

  /** Returns the preferences; the default ones if they cannot be read now. */
  public ReadingHabits now() {
    if (known == null) {
      known =
          reading.of(visitor.caller()) instanceof Answer.Done<ReadingHabits>(ReadingHabits own)
              ? own
              : USUAL;
    }
    return known;
  }
}
