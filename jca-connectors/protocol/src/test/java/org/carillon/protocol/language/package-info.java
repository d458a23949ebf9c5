/** Every text in every language. */
package org.carillon.protocol.language;
