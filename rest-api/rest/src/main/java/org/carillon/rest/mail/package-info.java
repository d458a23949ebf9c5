/** Mailboxes, deleted mail, holds, the queue, the store. */
package org.carillon.rest.mail;
