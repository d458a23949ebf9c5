/** Percent-encoded text in URIs. */
package org.carillon.format.uri;
