/** Lists are left, from a message that came by one. */
package org.carillon.webmail.unsubscribe;
