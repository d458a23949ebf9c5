/** Addresses for several recipients: groups, which can also share mailboxes, and forwarders. */
package org.carillon.account.group;
