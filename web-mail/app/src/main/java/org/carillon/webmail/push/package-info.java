/** The reader's devices that get push messages on new mail and reminders while no page is open. */
package org.carillon.webmail.push;
