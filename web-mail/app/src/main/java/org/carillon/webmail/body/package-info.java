/** A message's own HTML, cleaned, with its pictures, wherever it is shown. */
package org.carillon.webmail.body;
