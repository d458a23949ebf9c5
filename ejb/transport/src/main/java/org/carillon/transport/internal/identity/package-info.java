/** As whom accounts write, and who writes on whose behalf. */
package org.carillon.transport.internal.identity;
