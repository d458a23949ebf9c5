/** The tree of mailboxes as a caller sees and changes it. */
package org.carillon.mailbox.internal.tree;
