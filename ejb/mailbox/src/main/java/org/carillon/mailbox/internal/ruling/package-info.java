/** Which mailboxes have rules, and telling these what was done there. */
package org.carillon.mailbox.internal.ruling;
