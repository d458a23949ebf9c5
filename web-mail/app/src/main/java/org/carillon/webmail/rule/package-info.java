/** The reader's own rules, as sentences and as the script that they are. */
package org.carillon.webmail.rule;
