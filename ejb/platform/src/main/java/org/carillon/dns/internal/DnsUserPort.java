package org.carillon.dns.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.carillon.contract.dns.DnsClient;
import org.carillon.contract.dns.DnsClientConsumer;

/** Gives the adapter's DNS implementation to {@link OfferedDns}. */
@MessageDriven(name = "DnsUserPort", messageListenerInterface = DnsClientConsumer.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class DnsUserPort implements DnsClientConsumer {

  @Inject OfferedDns dns;

  @Override
  public void offer(DnsClient client) {
    dns.offer(client);
  }
}
