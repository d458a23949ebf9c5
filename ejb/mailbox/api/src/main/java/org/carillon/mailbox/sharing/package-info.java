/** Access lists of mailboxes: their rows, the rights that they grant, and a cache. */
package org.carillon.mailbox.sharing;
