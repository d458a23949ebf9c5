package org.carillon.mailbox;

import org.carillon.account.Account;

/** An account and how full it is. */
public record UsedAccount(Account account, AccountUse use) {}
