/** Bearer tokens and web sessions: made, listed, revoked, and whom they stand for. */
package org.carillon.identity.internal.token;
