/** Mailboxes, what was deleted of them, holds, the queue, the store. */
package org.carillon.rest.mail;
