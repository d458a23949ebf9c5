package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.profile.OwnEntryAttributes;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reads the setting for what the caller's account may change in its own directory entry. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnEntryOperations implements OwnEntryAttributes {
  private final OwnedSettings owned;

  @Inject
  OwnEntryOperations(OwnedSettings owned) {
    this.owned = owned;
  }

  @Override
  public Answer<List<String>> changeable(Caller caller) {
    return owned.of(caller, values -> values.of(OwnerSettings.OWN_ENTRY));
  }
}
