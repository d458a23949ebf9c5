/** Snoozing of messages. */
package org.carillon.webmail.snooze;
