package org.carillon.webmail.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.account.setting.OwnReading;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.contract.answer.Answer;
import org.carillon.web.request.Visitor;

/** How the reader reads, asked for once a request. */
@RequestScoped
public class Habits {
  private static final ReadingHabits USUAL =
      new ReadingHabits(true, ReadingHabits.After.NEXT, ReadingHabits.Pictures.ASK);

  @Inject private OwnReading reading;
  @Inject private Visitor visitor;

  private ReadingHabits known;

  /** The reader's habits; the usual ones where they can't be told now. */
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
