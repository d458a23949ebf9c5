/** Appends, copies and moves of messages for accounts that have the rights. */
package org.carillon.mailbox.internal.placing;
