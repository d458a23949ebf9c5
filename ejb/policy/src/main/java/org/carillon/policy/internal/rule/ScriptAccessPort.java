package org.carillon.policy.internal.rule;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptAccesses;

/**
 * Hands the scripts to the listeners of the mail resource adapter. What they write, they write in
 * transactions of their own.
 */
@MessageDriven(name = "ScriptAccess", messageListenerInterface = ScriptAccesses.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class ScriptAccessPort implements ScriptAccesses {
  @Inject ScriptAccess scripts;

  @Override
  public ScriptAccess open() {
    return scripts;
  }
}
