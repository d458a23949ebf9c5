/** Mailboxes as a tree: names, figures, uses, annotations, and what a caller may do with each. */
package org.carillon.contract.mailbox.folders;
