/**
 * Addresses that lead to several: groups, which mailboxes are shared with besides, and forwarders.
 */
package org.carillon.account.group;
