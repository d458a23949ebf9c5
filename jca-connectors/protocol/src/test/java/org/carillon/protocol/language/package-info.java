/** Tests that every text has a translation in every language. */
package org.carillon.protocol.language;
