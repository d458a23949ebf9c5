/** Access lists of mailboxes: their rows, what they grant to whom, and which of them are known. */
package org.carillon.mailbox.sharing;
