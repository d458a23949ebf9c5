/** The languages of human-readable texts in the protocols. */
package org.carillon.protocol.language;
