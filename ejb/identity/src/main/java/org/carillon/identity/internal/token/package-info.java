/** Bearer tokens and web sessions: creation, listing, revocation, and their principals. */
package org.carillon.identity.internal.token;
