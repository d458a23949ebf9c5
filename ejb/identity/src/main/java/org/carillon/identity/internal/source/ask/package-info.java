/** Asking sources of identities, each kept to its time, its bound and its circuit breaker. */
package org.carillon.identity.internal.source.ask;
