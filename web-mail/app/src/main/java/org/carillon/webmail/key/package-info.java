/** The keyboard shortcuts of the webmail. */
package org.carillon.webmail.key;
