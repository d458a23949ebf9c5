/** The way back in for whoever owns the home, when no administrator can sign in any more. */
package org.carillon.account.internal.resetting;
