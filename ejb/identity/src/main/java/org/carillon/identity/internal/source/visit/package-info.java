/** Browsers on their way to sources and back, and the sessions that came of it. */
package org.carillon.identity.internal.source.visit;
