/** What accounts have open: noted by each node for all, listed and ended. */
package org.carillon.identity.internal.session;
