/** Counts failed sign-ins, and says who is barred. */
package org.carillon.identity.internal.guessing;
