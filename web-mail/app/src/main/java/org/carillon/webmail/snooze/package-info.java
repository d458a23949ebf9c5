/** Until when messages are put away. */
package org.carillon.webmail.snooze;
