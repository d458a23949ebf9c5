/** The mailboxes of the account whose mail is shown, and how pages show the store's answers. */
package org.carillon.webmail.mailbox;
