/** Signing in and staying signed in: checks, limits on concurrency, validity of sessions. */
package org.carillon.identity.internal.signin;
