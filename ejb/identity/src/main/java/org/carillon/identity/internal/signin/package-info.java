/**
 * Signing in and staying signed in: the checks, the limits on concurrent sign-ins, and the validity
 * of sessions.
 */
package org.carillon.identity.internal.signin;
