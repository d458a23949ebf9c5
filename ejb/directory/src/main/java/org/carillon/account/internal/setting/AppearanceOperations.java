package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.account.setting.Appearances;
import org.carillon.account.setting.TimeFormats;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Reads and changes the owner's choices of the look of pages, settings of the account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AppearanceOperations implements Appearances {
  private final OwnedSettings owned;

  @Inject
  AppearanceOperations(OwnedSettings owned) {
    this.owned = owned;
  }

  @Override
  public Answer<Appearance> of(Caller caller) {
    return owned.of(
        caller,
        values ->
            new Appearance(
                values.of(AppearanceSettings.THEME),
                values.of(AppearanceSettings.DENSITY),
                values.of(AppearanceSettings.LANGUAGE),
                new TimeFormats(
                    TimeSettings.zone(values.of(TimeSettings.ZONE)).map(ZoneId::getId).orElse(""),
                    values.of(TimeSettings.CLOCK),
                    values.of(TimeSettings.DAYS),
                    values.of(TimeSettings.WEEK))));
  }

  @Override
  public Answer<Appearance> choose(Caller caller, Appearance appearance) {
    TimeFormats times = appearance.times();
    if (!times.zone().isEmpty() && TimeSettings.zone(times.zone()).isEmpty()) {
      return Answer.failed(
          new Failure.Invalid("zone", "time-zone", "The time zone is unknown.", times.zone()));
    }
    return owned.choose(
        caller,
        appearance,
        choices -> {
          choices.put(AppearanceSettings.THEME, appearance.theme());
          choices.put(AppearanceSettings.DENSITY, appearance.density());
          choices.put(AppearanceSettings.LANGUAGE, appearance.language());
          choices.put(TimeSettings.ZONE, times.zone());
          choices.put(TimeSettings.CLOCK, times.clock());
          choices.put(TimeSettings.DAYS, times.days());
          choices.put(TimeSettings.WEEK, times.week());
        });
  }
}
