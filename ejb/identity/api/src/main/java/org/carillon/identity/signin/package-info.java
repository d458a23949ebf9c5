/** Bars after failed sign-ins, and the log of sign-ins. */
package org.carillon.identity.signin;
