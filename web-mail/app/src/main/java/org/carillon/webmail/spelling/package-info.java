/** Spell checking for the page that writes messages. */
package org.carillon.webmail.spelling;
