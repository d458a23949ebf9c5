/** Requests to identity sources, each within its timeout, its limit and its circuit breaker. */
package org.carillon.identity.internal.source.ask;
