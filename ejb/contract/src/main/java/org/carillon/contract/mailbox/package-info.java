/** The port to the mailboxes, divided into small ports, each in the package of its subject. */
package org.carillon.contract.mailbox;
