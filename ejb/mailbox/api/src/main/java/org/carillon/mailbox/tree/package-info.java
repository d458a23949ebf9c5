/** The tree of mailboxes as it is stored, independent of who looks at it. */
package org.carillon.mailbox.tree;
