/**
 * The mailboxes of the account whose mail is shown, and what becomes of the store's answers on
 * pages.
 */
package org.carillon.webmail.mailbox;
