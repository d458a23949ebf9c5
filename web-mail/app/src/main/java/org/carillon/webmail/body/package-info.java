/** A message's own HTML, cleaned and with its pictures, for all places that show it. */
package org.carillon.webmail.body;
