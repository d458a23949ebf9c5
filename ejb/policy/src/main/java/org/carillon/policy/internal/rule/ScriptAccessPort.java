package org.carillon.policy.internal.rule;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptAccesses;

/** Gives the resource adapter's listeners access to scripts, in own transactions. */
@MessageDriven(name = "ScriptAccess", messageListenerInterface = ScriptAccesses.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class ScriptAccessPort implements ScriptAccesses {
  @Inject ScriptAccess scripts;

  @Override
  public ScriptAccess open() {
    return scripts;
  }
}
