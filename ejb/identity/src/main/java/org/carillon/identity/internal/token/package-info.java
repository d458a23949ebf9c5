/**
 * Bearer tokens and web sessions: creating, listing and revoking them, and finding their
 * principals.
 */
package org.carillon.identity.internal.token;
