/**
 * Addresses that lead to several recipients: groups, with which mailboxes can also be shared, and
 * forwarders.
 */
package org.carillon.account.group;
