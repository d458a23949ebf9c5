/** The visits of browsers to sources, and the sessions that come of them. */
package org.carillon.identity.internal.source.visit;
