/** Whether a caller may do something to a mailbox, and its annotations. */
package org.carillon.mailbox.internal.access;
