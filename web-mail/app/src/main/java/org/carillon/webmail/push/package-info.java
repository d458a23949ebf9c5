/** The reader's devices that are told of new mail and of reminders while no page is open. */
package org.carillon.webmail.push;
