/** The reader's own rules, as sentences and as a script. */
package org.carillon.webmail.rule;
