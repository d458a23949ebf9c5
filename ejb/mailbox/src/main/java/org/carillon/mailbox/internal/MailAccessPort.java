package org.carillon.mailbox.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailAccesses;

/** Passes the mailboxes to listeners of the resource adapter, who write in own transactions. */
@MessageDriven(name = "MailAccess", messageListenerInterface = MailAccesses.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailAccessPort implements MailAccesses {
  @Inject MailAccess mailboxes;

  @Override
  public MailAccess open() {
    return mailboxes;
  }
}
