/** Fetches untrusted addresses for all other parts of this server. */
package org.carillon.fetch;
