/** The tree of mailboxes as it is kept and as a caller sees it. */
package org.carillon.mailbox.internal.tree;
