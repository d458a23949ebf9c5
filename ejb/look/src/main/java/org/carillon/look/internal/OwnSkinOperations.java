package org.carillon.look.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.carillon.account.internal.setting.OwnedSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.look.LookSettings;
import org.carillon.look.Looks;
import org.carillon.look.OwnSkin;
import org.carillon.look.Skin;

/** Sets the skin as a setting of the account, if the domain lets its users choose. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnSkinOperations implements OwnSkin {
  private final OwnedSettings owned;
  private final Looks looks;

  @Inject
  OwnSkinOperations(OwnedSettings owned, Looks looks) {
    this.owned = owned;
    this.looks = looks;
  }

  @Override
  public Answer<Skin> choose(Caller caller, String name) {
    return looks.choices(caller).stream()
        .filter(skin -> skin.name().equals(name))
        .findFirst()
        .map(
            skin ->
                owned.choose(caller, skin, choices -> choices.put(LookSettings.SKIN, skin.name())))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid("skin", "unknown", "This skin is not available.")));
  }
}
