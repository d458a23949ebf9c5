package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.account.setting.Appearances;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Appearances are settings of the account, which its owner may change as well. */
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
                values.of(AppearanceSettings.LANGUAGE)));
  }

  @Override
  public Answer<Appearance> choose(Caller caller, Appearance appearance) {
    return owned.choose(
        caller,
        appearance,
        choices -> {
          choices.put(AppearanceSettings.THEME, appearance.theme());
          choices.put(AppearanceSettings.DENSITY, appearance.density());
          choices.put(AppearanceSettings.LANGUAGE, appearance.language());
        });
  }
}
