/** The reader's preferences. */
package org.carillon.webmail.preferences;
