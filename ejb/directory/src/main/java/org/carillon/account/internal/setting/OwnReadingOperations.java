package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.account.setting.ReadingPreferenceStore;
import org.carillon.account.setting.ReadingSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads and changes the owner's choices for reading mail, which are settings of the account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnReadingOperations implements ReadingPreferenceStore {
  private final OwnedSettings owned;

  @Inject
  OwnReadingOperations(OwnedSettings owned) {
    this.owned = owned;
  }

  @Override
  public Answer<ReadingHabits> of(Caller caller) {
    return owned.of(
        caller,
        values ->
            new ReadingHabits(
                values.of(ReadingSettings.CONVERSATIONS),
                values.of(ReadingSettings.AFTER),
                values.of(ReadingSettings.PICTURES)));
  }

  @Override
  public Answer<ReadingHabits> choose(Caller caller, ReadingHabits habits) {
    return owned.choose(
        caller,
        habits,
        choices -> {
          choices.put(ReadingSettings.CONVERSATIONS, habits.conversations());
          choices.put(ReadingSettings.AFTER, habits.after());
          choices.put(ReadingSettings.PICTURES, habits.pictures());
        });
  }
}
