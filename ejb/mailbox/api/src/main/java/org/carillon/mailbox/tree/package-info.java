/** The tree of mailboxes as it is kept, whoever looks at it. */
package org.carillon.mailbox.tree;
