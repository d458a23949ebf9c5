/** Signing in and staying signed in: what is checked, for how many at once, and until when. */
package org.carillon.identity.internal.signin;
