/** The first administrator, and the way back in for whoever owns the home when none can sign in. */
package org.carillon.identity.internal.resetting;
