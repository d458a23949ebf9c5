/** Unsubscribing from a list, from a message that came by it. */
package org.carillon.webmail.unsubscribe;
