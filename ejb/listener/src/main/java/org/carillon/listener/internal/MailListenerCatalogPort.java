package org.carillon.listener.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.carillon.contract.net.ListenerCatalog;

/** The catalogue for the mail resource adapter. */
@MessageDriven(messageListenerInterface = ListenerCatalog.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailListenerCatalogPort extends ListenerCatalogPort {}
